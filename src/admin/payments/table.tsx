import { Container, DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { useHref, useNavigate, useSearchParams } from "react-router-dom"
import { Problem } from "../components/loading"
import {
  type ListSearch,
  orderIdOf,
  PAGE_SIZE,
  type Row,
  readSearch,
  rowHref,
  SORTABLE,
  writeSearch,
} from "../lib/list-search"
import { useOrderNumbers } from "../lib/names"
import { useText } from "../lib/use-text"
import { Cards } from "./cards"
import { useColumns } from "./columns"
import { StateTabs } from "./state-tabs"
import { useRows } from "./use-rows"

const Empty = ({ title, words }: { title: string; words: string }) => (
  <div className="flex flex-col gap-y-1 text-center">
    <Text size="small" weight="plus">
      {title}
    </Text>
    <Text size="small" className="text-ui-fg-subtle text-balance">
      {words}
    </Text>
  </div>
)

/** Every link and payment of the ledger: searched, filtered, sorted and paged by the server. */
export const PaymentsTable = () => {
  const text = useText()
  const navigate = useNavigate()
  const home = useHref("/").replace(/\/$/, "")
  const [params, setParams] = useSearchParams()
  const search = readSearch(params)
  const change = (part: Partial<ListSearch>) =>
    setParams((before) => writeSearch({ ...readSearch(before), page: 0, ...part }))

  const { rows, count, isExact, isLoading, error, retry } = useRows(search)
  const numbers = useOrderNumbers(rows.map(orderIdOf))
  const numberOf = (row: Row) => numbers.get(orderIdOf(row) ?? "")
  const columns = useColumns(numberOf)
  const table = useDataTable({
    data: rows,
    columns,
    rowCount: count,
    isLoading,
    autoResetPageIndex: false,
    getRowId: ({ id }) => id,
    // Some releases of the table give its own row here, which has the same id, and not ours as its types say.
    onRowClick: (event, { id }) => {
      const row = rows.find((one) => one.id === id)
      if (!row || (event.target instanceof Element && event.target.closest("a"))) return
      const href = rowHref(row)
      if (event.metaKey || event.ctrlKey) window.open(`${home}${href}`, "_blank", "noreferrer")
      else navigate(href)
    },
    search: { state: search.q, onSearchChange: (q) => q !== search.q && change({ q: q.trim() }) },
    sorting: {
      state: search.sort,
      onSortingChange: (sort) => {
        const id = SORTABLE.find((name) => name === sort?.id)
        if (id) change({ sort: { id, desc: sort.desc } })
      },
    },
    pagination: {
      state: { pageIndex: search.page, pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => change({ page: pageIndex }),
    },
  })

  if (error) return <Problem error={error} retry={retry} />
  const nothing = search.q || search.state ? "nothing" : "empty"
  const empty = { custom: <Empty title={text(`payments.${nothing}.title`)} words={text(`payments.${nothing}.text`)} /> }
  return (
    <Container className="overflow-hidden p-0">
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-wrap items-center justify-between gap-3">
          <Heading>{text("payments.title")}</Heading>
          <div className="flex w-full items-center gap-2 md:w-auto">
            <div className="w-full md:w-auto">
              <DataTable.Search placeholder={text("payments.search")} aria-label={text("payments.search")} />
            </div>
            <DataTable.SortingMenu tooltip={text("payments.sort.label")} />
          </div>
        </DataTable.Toolbar>
        <StateTabs state={search.state} onChange={(state) => change({ state })} />
        <div className={rows.length ? "hidden lg:block" : ""}>
          <DataTable.Table emptyState={{ empty, filtered: empty }} />
        </div>
        {rows.length > 0 && <Cards rows={rows} numberOf={numberOf} />}
        <DataTable.Pagination
          translations={{
            of: text(isExact ? "payments.paging.of" : "payments.paging.ofMoreThan"),
            results: text("payments.paging.results"),
            pages: text("payments.paging.pages"),
            prev: text("payments.paging.prev"),
            next: text("payments.paging.next"),
          }}
        />
      </DataTable>
    </Container>
  )
}
