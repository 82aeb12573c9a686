// What the types of schema.org must have for a machine to make use of them, by
// the documentation of schema.org and of the large search engines.
const text = (v) => typeof v === 'string' && v.trim() !== '';
const moment = (v) => text(v) && /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d))?$/.test(v) && !Number.isNaN(Date.parse(v));
const address = (v) => text(v) && URL.canParse(v, 'http://localhost/');
const thing = (...names) => (v) => v !== null && typeof v === 'object' && [v['@type']].flat().some((t) => names.includes(t));
const picture = (v) => address(v) || thing('ImageObject')(v);
const count = (v) => Number.isInteger(v) && v > 0;

const story = { headline: text, datePublished: moment, dateModified: moment, author: thing('Person', 'Organization', 'NewsMediaOrganization'), publisher: thing('Organization', 'NewsMediaOrganization'), inLanguage: text };

export const types = {
  NewsArticle: story,
  OpinionNewsArticle: story,
  AnalysisNewsArticle: story,
  ReportageNewsArticle: story,
  BlogPosting: { headline: text, datePublished: moment }, // as a post of a live page has it
  LiveBlogPosting: { ...story, coverageStartTime: moment, liveBlogUpdate: thing('BlogPosting') },
  VideoObject: { name: text, description: text, thumbnailUrl: address, uploadDate: moment },
  ImageGallery: { name: text, image: picture },
  ImageObject: { contentUrl: address },
  BreadcrumbList: { itemListElement: thing('ListItem') },
  ListItem: { position: count, name: text },
  Person: { name: text },
  Organization: { name: text },
  NewsMediaOrganization: { name: text },
  CorrectionComment: { text, datePublished: moment },
};
