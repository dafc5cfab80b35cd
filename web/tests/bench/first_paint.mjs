// Opens the manager's page in a fresh browser profile each time a line comes in, and prints how many
// milliseconds after the navigation began every counter and every queue stood on the screen. Started by
// hall-bench (U3): node first_paint.mjs ADDRESS SESSION_TOKEN COUNTERS QUEUES
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'

const [address, token, counters, queues] = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: process.env.HALL_CHROMIUM ?? '/usr/bin/chromium',
  // A container has neither user namespaces nor a graphics card, and the bench no other network.
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
})

async function paintOnce() {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  await context.addCookies([{ name: 'hall_session', value: token, url: address, httpOnly: true }])
  const page = await context.newPage()
  await page.goto(`${address}/manage`, { waitUntil: 'commit' })
  await page.waitForFunction(
    ([cards, rows]) =>
      document.querySelectorAll('.floor .main li').length >= cards &&
      document.querySelectorAll('.floor .main tbody tr').length >= rows,
    [Number(counters), Number(queues)],
    { polling: 'raf', timeout: 30_000 },
  )
  // The frame that shows them comes after this one.
  const ms = await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => done(performance.now()))),
  )
  await context.close()
  return ms
}

console.log('READY')
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'paint') break
  console.log((await paintOnce()).toFixed(1))
}
await browser.close()
