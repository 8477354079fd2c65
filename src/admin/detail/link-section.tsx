import type { AdminPayLinkDetail } from "../../types"
import { LinkBadge } from "../components/badges"
import { Fact } from "../components/fact"
import { LinkButtons } from "../components/link-buttons"
import { Section } from "../components/section"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"

/** The link itself: until when it can be paid, what Paynet said last, and what can be done with it. */
export const LinkSection = ({ link }: { link: AdminPayLinkDetail }) => {
  const text = useText()
  const { time } = useFormat()
  const times = [
    [text("detail.created"), link.created_at],
    [text(link.status === "open" ? "detail.expires" : "detail.expired"), link.expires_at],
    [text("detail.answered"), link.answered_at],
    [text("detail.returned"), link.returned_at],
    [text("detail.notCompleted"), link.not_completed_at],
    [text("detail.nextLook"), link.due_at],
  ] as const
  return (
    <Section title={text("detail.link")} badge={<LinkBadge status={link.status} />}>
      {link.actions.length > 0 && (
        <div className="flex flex-wrap gap-2 px-6 py-4">
          <LinkButtons link={link} />
        </div>
      )}
      {times.map(
        ([label, at]) =>
          at && (
            <Fact key={label} label={label}>
              {time(at)}
            </Fact>
          ),
      )}
      <Fact label={text("detail.commissionPaidBy.label")}>{text(`detail.commissionPaidBy.${link.commission}`)}</Fact>
      <Fact label={text("detail.flow.label")}>{text(`detail.flow.${link.flow}`)}</Fact>
      {link.hints > 0 && (
        <Fact label={text("detail.hints.label")}>{text("detail.hints.said", { count: link.hints })}</Fact>
      )}
      {link.agent_id && <Fact label={text("detail.agent")}>{link.agent_id}</Fact>}
    </Section>
  )
}
