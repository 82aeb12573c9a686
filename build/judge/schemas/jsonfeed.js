// JSON Feed 1.1, as its specification has it, in the words of JSON Schema.
const text = { type: 'string', minLength: 1 };
const address = { type: 'string', format: 'uri' };
const moment = { type: 'string', format: 'date-time' };
const authors = { type: 'array', items: { type: 'object', properties: { name: text, url: address, avatar: address }, minProperties: 1 } };

export const feed = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: address, feed_url: address, next_url: address, icon: address, favicon: address,
    description: { type: 'string' }, user_comment: { type: 'string' }, language: text, expired: { type: 'boolean' },
    authors,
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
        properties: {
          id: text, title: text, language: text,
          url: address, external_url: address, image: address, banner_image: address,
          content_html: { type: 'string' }, content_text: { type: 'string' }, summary: { type: 'string' },
          date_published: moment, date_modified: moment,
          authors,
          tags: { type: 'array', items: text },
          attachments: {
            type: 'array',
            items: {
              type: 'object', required: ['url', 'mime_type'],
              properties: { url: address, mime_type: { type: 'string', pattern: '^[\\w.+-]+/[\\w.+-]+$' }, title: text, size_in_bytes: { type: 'integer', minimum: 0 }, duration_in_seconds: { type: 'number', minimum: 0 } },
            },
          },
        },
        // Extensions begin with an underline; anything else would be a slip of the pen.
        patternProperties: { '^_': {} },
      },
    },
  },
};
