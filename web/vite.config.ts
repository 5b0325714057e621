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
        if (!/\.(js|css|svg)$/.test(name)) continue
        const bytes = readFileSync(join(assets, name))
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes))
        writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

const api = process.env.ONHAND_URL ?? 'http://127.0.0.1:4400'

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  ...(command === 'build' ? { html: { cspNonce: NONCE } } : {}),
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
