// The screens mirror: no stylesheet may name a left or a right.
export default {
  plugins: ['stylelint-use-logical'],
  overrides: [{ files: ['**/*.svelte'], customSyntax: 'postcss-html' }],
  rules: {
    'csstools/use-logical': ['always', { except: ['float'] }],
    'color-no-invalid-hex': true,
    'declaration-block-no-duplicate-properties': true,
    'property-no-unknown': true,
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global'] }],
    'block-no-empty': true,
    'no-invalid-double-slash-comments': true,
    'font-family-no-duplicate-names': true,
    'unit-no-unknown': true,
  },
}
