// The theme's search listens to keys only, so words that arrive without one (an IME candidate that is tapped,
// speech, paste) start no search, nor do words typed before its index was there. Both are told to it as a key.

const input = document.querySelector('.md-search__input')
const found = document.querySelector('.md-search-result__meta')
const asKey = () => input.dispatchEvent(new KeyboardEvent('keyup'))

if (input && found) {
  input.addEventListener('input', asKey)
  let text = found.textContent
  new MutationObserver(() => {
    const changed = found.textContent !== text
    text = found.textContent
    if (changed && input.value && !document.querySelector('.md-search-result__list > li')) asKey()
  }).observe(found, { childList: true, characterData: true, subtree: true })
}
