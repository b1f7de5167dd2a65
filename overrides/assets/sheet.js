// 「打印」 on a sheet to print, and the page's own address on the paper. Without this script the browser's menu
// prints the same sheet, with the address as the template wrote it.

// Inside these apps print() may be there and do nothing: a button would only be one more thing that fails.
const printsNothing = /MicroMessenger|AlipayClient/i.test(navigator.userAgent)

const button = document.querySelector('[data-print]')
if (button && !printsNothing && typeof window.print === 'function') {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

const address = document.querySelector('[data-page-address]')
if (address && location.protocol.startsWith('http')) address.textContent = location.origin + location.pathname
