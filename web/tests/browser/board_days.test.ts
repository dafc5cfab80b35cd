import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { busyBoard, frameOf, hallTime } from './busy_floor'

let browser: Browser
let hall: BrowserHall

beforeAll(async () => {
  browser = await launch()
}, 60_000)
afterAll(() => browser.close())
afterEach(async () => {
  expect(hall.complaints).toEqual([])
  await hall.close()
})

const reports = () => hall.calls.filter(({ method }) => method === 'WatchService/ReportDelivered')

const look = { width: 1920, height: 1080, frame: frameOf({ board: busyBoard() }) }

describe('a board', () => {
  it('blinks a new call at most twice a second and only a few times', async () => {
    hall = await BrowserHall.open(browser, '/board?zone=A', look)
    await hall.page.locator('.call.fresh').waitFor()
    const blink = await hall.page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('.call')!, '::before')
      return [style.animationDuration, style.animationIterationCount]
    })
    expect(parseFloat(blink[0]!)).toBeGreaterThanOrEqual(0.5)
    expect(Number(blink[1])).toBeLessThanOrEqual(5)
  })

  it('does not blink for who asked for less motion', async () => {
    hall = await BrowserHall.open(browser, '/board?zone=A', { ...look, calm: true })
    await hall.page.locator('.call.fresh').waitFor()
    const name = await hall.page.evaluate(
      () => getComputedStyle(document.querySelector('.call')!, '::before').animationName,
    )
    expect(name).toBe('none')
  })

  it('reports what it showed, as a device', async () => {
    hall = await BrowserHall.open(browser, '/board?zone=A', look)
    await expect.poll(reports).toHaveLength(1)
    expect(reports()[0]).toMatchObject({
      method: 'WatchService/ReportDelivered',
      caller: 'device',
      body: { callId: '919', output: 'DELIVERY_OUTPUT_BOARD', result: 'DELIVERY_RESULT_DELIVERED' },
    })
  })

  it('says that the connection is lost and heals without a reload', async () => {
    hall = await BrowserHall.open(browser, '/board?zone=A', look)
    await hall.page.getByText('AB1029').first().waitFor()
    await hall.hangUp()
    const lost = hall.page.getByText('连接中断，请以现场叫号为准')
    await lost.waitFor({ timeout: 20_000 })
    await expect.poll(() => hall.watchRequests.length).toBeGreaterThan(1)
    expect(hall.watchRequests[hall.watchRequests.length - 1]).toMatchObject({
      epoch: '1',
      afterPosition: '10',
    })
    hall.firstFrame = { epoch: '1', position: '11', hallTime, bookmark: {} }
    await lost.waitFor({ state: 'detached' })
    expect(reports()).toHaveLength(1)
  })

  it('is no larger after four thousand calls', async () => {
    hall = await BrowserHall.open(browser, '/board?zone=A', look)
    await hall.page.getByText('AB1029').first().waitFor()
    const session = await hall.page.context().newCDPSession(hall.page)
    await session.send('Performance.enable')
    const measure = async () => {
      await session.send('HeapProfiler.collectGarbage')
      const { metrics } = await session.send('Performance.getMetrics')
      const value = (name: string) => metrics.find((metric) => metric.name === name)!.value
      return { heap: value('JSHeapUsedSize'), nodes: value('Nodes') }
    }
    let callId = 1000
    const work = async (calls: number) => {
      for (let i = 0; i < calls; ++i) {
        ++callId
        hall.say({
          epoch: '1',
          position: `${callId}`,
          hallTime,
          delta: {
            board: {
              calls: [
                {
                  callId: `${callId}`,
                  number: `C${callId}`,
                  counterLabel: { zh: '9' },
                  callTime: hallTime,
                  open: true,
                },
              ],
              removedCallIds: [`${callId - 20}`],
            },
          },
        })
      }
      await hall.page.getByText(`C${callId}`).first().waitFor()
    }
    await work(1_000)
    const before = await measure()
    await work(4_000)
    const after = await measure()
    expect(after.nodes - before.nodes).toBeLessThan(200)
    expect((after.heap - before.heap) / 1024).toBeLessThan(512)
  }, 60_000)
})
