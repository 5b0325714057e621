import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// The server replaces this word in index.html with a fresh nonce on every request.
const NONCE = '__ONHAND_NONCE__'

/** Writes .br and .gz beside each asset, so that the server never compresses on the fly. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets')
      for (const name of readdirSync(assets)) {
        if (!/\.(js|css|svg|wasm)$/.test(name)) continue
        const bytes = readFileSync(join(assets, name))
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes))
        writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

// What an installed app opens with, and its icons; alphabets that are not Latin come when they are needed.
const KEPT_FILES = /\.(js|css|wasm)$|latin-(ext-)?wght.*\.woff2$/
const ICONS = ['/icon.svg', '/icon-192.png', '/manifest.webmanifest']

/** Writes the service worker with the files that it keeps; a build that differs is a new version. */
function keepFiles(): Plugin {
  return {
    name: 'keep-files',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const assets = readdirSync(join(dir, 'assets')).filter((name) => KEPT_FILES.test(name))
      const files = [...ICONS, ...assets.toSorted().map((name) => `/assets/${name}`)]
      const source = readFileSync(join(import.meta.dirname, 'keptApp.js'), 'utf8')
      const text = source.replace('__ONHAND_FILES__', JSON.stringify(files))
      const version = createHash('sha256').update(text).digest('hex').slice(0, 12)
      writeFileSync(join(dir, 'sw.js'), text.replace('__ONHAND_VERSION__', version))
    },
  }
}

const api = process.env.ONHAND_URL ?? 'http://127.0.0.1:4400'

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [react(), keepFiles(), precompress()],
  ...(command === 'build' ? { html: { cspNonce: NONCE } } : {}),
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Fonts stay files: they are cached apart and only the ranges in use are loaded.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: 'tanstack',
              test: /node_modules[\\/]@tanstack[\\/](react-router|router-core|history|react-query|query-core|react-store|store)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/v1': api, '/openapi.json': api, '/reference': api } },
}))
