import { Navigate, useParams } from "react-router-dom"
import { Loading, Problem } from "../../../components/loading"
import { Page } from "../../../components/page"
import { Timeline } from "../../../components/timeline"
import { HeadSection } from "../../../detail/head-section"
import { IdsSection } from "../../../detail/ids-section"
import { LinkSection } from "../../../detail/link-section"
import { MoneySection } from "../../../detail/money-section"
import { useDetail } from "../../../detail/use-detail"

const PaymentPage = () => {
  const { id = "" } = useParams()
  const { detail, belongsTo, error, retry } = useDetail(id)
  if (belongsTo) return <Navigate to={`/paynet/${belongsTo}`} replace />
  if (error) return <Problem error={error} retry={retry} />
  if (!detail) return <Loading lines={8} />
  const { link, transactions, timeline } = detail
  return (
    <Page
      zone="paynet.details"
      main={{
        head: <HeadSection {...detail} />,
        money: transactions.map((transaction) => <MoneySection key={transaction.id} transaction={transaction} />),
        timeline: <Timeline entries={timeline} />,
      }}
      side={{
        link: link && <LinkSection link={link} />,
        ids: <IdsSection {...detail} />,
      }}
    />
  )
}

export const handle = { breadcrumb: ({ params }: { params: { id?: string } }) => params.id }

export default PaymentPage
