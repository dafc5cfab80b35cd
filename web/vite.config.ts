import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const pages = [
  'board',
  'voice',
  'sign',
  'pad',
  'phone',
  'guides',
  'enrol',
  'login',
  'desk',
  'manage',
]

/** The addresses that hall-server gives the pages, for `npm run dev`. */
function pageOf(address: string): string | undefined {
  const first = address.split('?')[0]!.split('/')[1]!
  if (first === 't') return '/phone.html'
  return pages.includes(first) ? `/${first}.html` : undefined
}

/** Vue alone, so that it stays in browsers' caches, and what every page shares. */
function sharedChunk(id: string): string | undefined {
  // The charts are fetched by who looks at them.
  if (/node_modules\/(echarts|zrender|tslib)\//.test(id)) return undefined
  if (/node_modules\/(@vue|vue)\/|plugin-vue/.test(id)) return 'vue'
  if (
    /\/src\/(link|enrol\/binding)|words\/(display|hall_time|link_words|reason_words|wait_text)/.test(
      id,
    )
  ) {
    return 'hall'
  }
  return /\/src\/looks\//.test(id) ? 'looks' : undefined
}

const hall = process.env.HALL_WEB_ADDRESS ?? 'http://127.0.0.1:7380'

export default defineConfig({
  plugins: [
    vue(),
    {
      name: 'hall-addresses',
      configureServer(server) {
        server.middlewares.use((request, _response, next) => {
          request.url = pageOf(request.url ?? '') ?? request.url ?? ''
          next()
        })
      },
    },
  ],
  // Without Vue's options API and developer tools the phone page is a tenth smaller.
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    // The oldest browser with modules: phones and television boxes stay in use for ten years.
    target: 'chrome64',
    cssTarget: 'chrome64',
    // The pages' policy forbids inline script, and an image as data: would be loaded by every page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      // A few larger files instead of many small ones: each is a way there and back on a slow network.
      output: { manualChunks: sharedChunk },
      input: Object.fromEntries(
        pages.map((page) => [page, fileURLToPath(new URL(`${page}.html`, import.meta.url))]),
      ),
    },
  },
  test: { setupFiles: ['tests/support/crypto_of_node18.ts'] },
  server: { proxy: { '/api': hall, '/ws': { target: hall, ws: true } } },
})
