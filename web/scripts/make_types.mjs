// Turns proto/hall/v1 into types of its JSON mapping under src/wire/. Types only: nothing of it
// reaches a page. Needs protoc (Debian package protobuf-compiler).
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import path from 'node:path'

const web = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const protos = path.join(web, '..', 'proto')
const out = path.join(web, 'src', 'wire')

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const files = readdirSync(path.join(protos, 'hall', 'v1'))
  .filter((name) => name.endsWith('.proto') && name !== 'bench.proto')
  .map((name) => `hall/v1/${name}`)

try {
  execFileSync(
    process.env.HALL_PROTOC ?? 'protoc',
    [
      `--proto_path=${protos}`,
      `--plugin=protoc-gen-es=${path.join(web, 'node_modules', '.bin', 'protoc-gen-es')}`,
      `--es_out=${out}`,
      '--es_opt=target=dts,json_types=true',
      ...files,
    ],
    { stdio: 'inherit' },
  )
} catch (error) {
  console.error('The types were not made. protoc is in the Debian package protobuf-compiler.')
  console.error(String(error))
  process.exit(1)
}
