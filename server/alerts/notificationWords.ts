import { dollars } from './alertWords.ts'
import type { AlertReply } from './listAlerts.ts'

/** What a message is made of. */
export interface Letter {
  subject: string
  digest: boolean
  alerts: AlertReply[]
  /** How many there are beyond those that are listed. */
  more: number
  baseUrl: string
}

/** At most so many are listed in a message; the rest is a number and a link. */
export const MOST_LISTED = 20
const MOST_BLOCKS = 10

/** One line that says what a message is about. */
export function subjectOf(alerts: AlertReply[], digest: boolean): string {
  const [first] = alerts
  const money = alerts.reduce((sum, alert) => sum + alert.money, 0)
  const risk = money > 0 ? `, ${dollars(money)} at risk` : ''
  if (alerts.length === 1 && first && !digest) return `${first.headline}${risk}`.slice(0, 200)
  const number = `${alerts.length.toLocaleString('en-US')} alert${alerts.length === 1 ? '' : 's'}`
  return digest ? `Today: ${number}${risk}` : `${number}${risk}`
}

/** A message as a letter in plain text. */
export function writeLetter({ alerts, more, baseUrl }: Letter): string {
  const parts = alerts.map((alert) =>
    [
      `${alert.headline}${alert.money > 0 ? ` (${dollars(alert.money)} at risk)` : ''}`,
      alert.reason,
      `${alert.step.label}: ${baseUrl}${alert.step.path}`,
    ].join('\n'),
  )
  return [
    ...parts,
    ...(more > 0 ? [`And ${more.toLocaleString('en-US')} more.`] : []),
    `All alerts: ${baseUrl}/alerts\nWhat you are told of: ${baseUrl}/settings/notifications`,
  ].join('\n\n')
}

/** The same for Slack: Block Kit, and a text for where blocks are not shown. */
export function writeSlackMessage({ subject, alerts, more, baseUrl }: Letter): object {
  const shown = alerts.slice(0, MOST_BLOCKS)
  const rest = more + alerts.length - shown.length
  return {
    text: escapeSlack(subject),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: subject.slice(0, 150) } },
      ...shown.map((alert) => ({
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: `*<${baseUrl}${alert.path}|${escapeSlack(alert.headline)}>*${
            alert.money > 0 ? `  ${dollars(alert.money)} at risk` : ''
          }\n${escapeSlack(alert.reason)}`.slice(0, 2_900),
        },
        accessory: {
          type: 'button',
          text: { type: 'plain_text', text: alert.step.label },
          url: `${baseUrl}${alert.step.path}`,
        },
      })),
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text: `${rest > 0 ? `And ${rest} more. ` : ''}<${baseUrl}/alerts|All alerts>`,
          },
        ],
      },
    ],
  }
}

/** Slack's own three characters; a SKU must not become a link or a mention. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The same for a program. */
export function writeProgramMessage({ subject, digest, alerts, more, baseUrl }: Letter) {
  return {
    subject,
    digest,
    more,
    alerts: alerts.map(({ id, kind, severity, money, headline, reason, path, openedAt }) => ({
      id,
      kind,
      severity,
      money,
      headline,
      reason,
      url: `${baseUrl}${path}`,
      openedAt,
    })),
  }
}
