import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vitest/config'

// dist holds a committed placeholder that Go embeds before the first build, so
// Vite may not empty the folder: only what an earlier build wrote is removed.
const clearBuilt: Plugin = {
  name: 'clear-built',
  apply: 'build',
  async buildStart() {
    for (const built of ['dist/assets', 'dist/index.html']) await rm(built, { recursive: true, force: true })
  },
}

export default defineConfig({
  base: './',
  plugins: [clearBuilt, svelte()],
  resolve: {
    alias: { $: fileURLToPath(new URL('./src', import.meta.url)) },
    conditions: process.env.VITEST ? ['browser'] : undefined,
  },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700, // CodeMirror, loaded when a story is opened
  },
  test: { include: ['src/**/*.test.ts'], environment: 'happy-dom' },
})
