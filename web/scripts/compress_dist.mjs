// Writes the compressed form beside every built file: hall-server sends it as it is and spends no
// time on it.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

for (const folder of [dist, path.join(dist, 'assets')]) {
  for (const name of readdirSync(folder)) {
    if (!/\.(html|js|css|svg)$/.test(name)) continue
    const file = path.join(folder, name)
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
  }
}
