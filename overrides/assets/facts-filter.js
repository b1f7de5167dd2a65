// Filters the list of facts by words, force and confidence. Without this script the whole list is there.

const form = document.querySelector('form[data-facts-filter]')
const cards = [...document.querySelectorAll('.fact-card')]

/** Shows the facts that fit all three boxes, and says how many they are. */
function filter() {
  const [words, force, confidence] = ['facts-words', 'facts-force', 'facts-confidence'].map((id) => document.getElementById(id).value)
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  for (const card of cards) {
    const text = card.textContent.toLowerCase()
    card.hidden = !wanted.every((word) => text.includes(word))
      || Boolean(force && card.dataset.force !== force)
      || Boolean(confidence && !card.dataset.confidence.split(' ').includes(confidence))
  }
  form.querySelector('output').textContent = String(cards.filter((card) => !card.hidden).length)
}

if (form) {
  form.hidden = false
  form.addEventListener('input', filter)
  form.addEventListener('submit', (event) => event.preventDefault())
  filter()
  // The line at the top that counts the facts past their date (recheck.js, which runs first) shows just those.
  document.querySelector('.stale-line a')?.addEventListener('click', () => {
    document.getElementById('facts-confidence').value = 'stale'
    filter()
  })
}
