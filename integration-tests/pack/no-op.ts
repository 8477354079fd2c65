/** Run by `medusa exec`, which loads the whole app before it. */
export default async (): Promise<void> => {}
