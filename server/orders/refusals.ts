import type { Refusals } from '../platform/problem.ts'

/** What orders refuses. */
export const ordersRefusals = {
  too_many_days: { status: 422, title: 'Ask for at most three years at once.' },
  item_has_sales_history: { status: 409, title: 'The item has sales history.' },
  location_has_sales_history: { status: 409, title: 'The site has sales history.' },
  sales_units_not_negative: { status: 422, title: 'Units sold are not negative.' },
  in_stock_share_in_range: { status: 422, title: 'A share in stock lies between 0 and 1.' },
  order_shipped: {
    status: 409,
    title: 'Everything has been shipped; refund or take back instead.',
  },
  order_on_hold: { status: 409, title: 'The order is held for review; release it first.' },
  order_pending: { status: 409, title: 'The channel has not settled the order yet.' },
  nothing_to_ship: { status: 409, title: 'Nothing of it is to be shipped there.' },
  name_the_site: { status: 422, title: 'Several sites come into question; name the one.' },
  line_is_unmapped: { status: 409, title: 'Say first which item the line is.' },
  shipped_by_channel: { status: 409, title: 'The channel ships this line from its own stock.' },
  more_than_open: { status: 409, title: 'Fewer units are still open.' },
  more_than_shipped: { status: 409, title: 'Fewer units have been shipped and not come back.' },
  more_than_ordered: { status: 409, title: 'More units would be refunded than were ordered.' },
  fewer_than_done: { status: 409, title: 'More units have been shipped, or refunded, already.' },
  unknown_order_line: { status: 422, title: 'The order has no such line.' },
  order_line_given_twice: { status: 422, title: 'Each line may be named once.' },
  edit_in_channel: {
    status: 409,
    title: 'Edit this order in its channel; here it can be cancelled.',
  },
  external_order_taken: { status: 409, title: 'This channel already has an order of that id.' },
  external_line_repeated: { status: 422, title: 'Two lines have the same external id.' },
  not_enough_expected: { status: 409, title: 'Fewer units are expected than would be preordered.' },
  personal_data_erased: { status: 410, title: 'The address was erased when its time was over.' },
  order_site_rank_in_range: { status: 422, title: 'A rank lies between 0 and 1000.' },
  item_has_orders: { status: 409, title: 'The item has been ordered.' },
  item_has_aliases: { status: 409, title: "The item stands for a channel's SKU." },
  location_has_orders: { status: 409, title: 'Orders are, or were, shipped from the site.' },
} satisfies Refusals
