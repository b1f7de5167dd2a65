// The theme writes down the colours it shows at every visit, chosen or not. Here it may do so only once the reader
// has chosen: nothing stays on a device unasked. Runs before the theme's own script.
{
  const write = globalThis.__md_set
  let isChosen = false
  globalThis.__md_set = (key, ...rest) => { if (key !== '__palette' || isChosen) write(key, ...rest) }
  document.querySelector('[data-md-component=palette]')?.addEventListener('change', () => { isChosen = true }, { capture: true })
}
