'use strict';
(() => {
  const chinese = JSON.parse(document.getElementById('words').textContent);
  const root = document.documentElement;
  const find = (selector, from = document) => [...from.querySelectorAll(selector)];
  const fill = (word, ...values) => word.replace(/\{(\d)\}/g, (hole, i) => values[i] ?? hole);

  // A page that is opened as a file may have no storage; the choice then holds for this page alone.
  const remembered = () => { try { return localStorage.getItem('language'); } catch { return null; } };
  const remember = language => { try { localStorage.setItem('language', language); } catch { /* as above */ } };

  const ATTRIBUTE = 'aria-label';
  const spans = find('[data-w]').map(element => [element, element.textContent]);
  const labels = find(`[data-w-${ATTRIBUTE}]`).map(element => [element, element.getAttribute(ATTRIBUTE)]);
  const say = (element, english) => {
    element.textContent = root.lang === 'en' ? english : fill(chinese[element.dataset.w] ?? english, element.dataset.a);
  };
  const speak = language => {
    const toChinese = language === 'zh';
    root.lang = toChinese ? 'zh-Hans' : 'en';
    for (const [element, english] of spans) say(element, english);
    for (const [element, english] of labels) {
      element.setAttribute(ATTRIBUTE, toChinese ? chinese[element.getAttribute(`data-w-${ATTRIBUTE}`)] ?? english : english);
    }
    button.lang = toChinese ? 'en' : 'zh-Hans';
  };

  const button = document.getElementById('language');
  button.hidden = false;
  button.addEventListener('click', () => {
    const language = root.lang === 'en' ? 'zh' : 'en';
    remember(language);
    speak(language);
    filter();
  });

  const form = document.getElementById('filter');
  const text = document.getElementById('filter-text');
  const differences = document.getElementById('filter-differences');
  const count = document.getElementById('filter-count');
  const boxes = find('[name=outcome]', form);
  const items = find('[data-outcome]');
  const groups = find('[data-group]').reverse();
  const folds = find('[data-fold]').filter(fold => fold.querySelector('[data-outcome]'));
  const wasOpen = folds.map(fold => fold.open);
  const contents = new Map(items.map(item => [item, (item.querySelector(':scope > th') ?? item).textContent.toLowerCase()]));

  const filter = () => {
    const wanted = new Set(boxes.filter(box => box.checked).map(box => box.value));
    const needle = text.value.trim().toLowerCase();
    const differing = differences?.checked ?? false;
    let shown = 0;
    for (const item of items) {
      item.hidden = !item.dataset.outcome.split(' ').some(outcome => wanted.has(outcome))
        || !contents.get(item).includes(needle)
        || (differing && item.dataset.differs !== 'true');
      shown += item.hidden ? 0 : 1;
    }
    const narrowed = needle !== '';
    folds.forEach((fold, i) => { fold.open = narrowed || wasOpen[i]; });
    for (const group of groups) {
      group.hidden = !group.querySelector('[data-outcome]:not([hidden])');
    }
    const word = root.lang === 'en' ? count.dataset.english : chinese[count.dataset.key];
    count.textContent = fill(word, shown, items.length);
  };
  form.hidden = false;
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', filter);

  // A thousand gateways by a hundred rules are more elements than a browser lays out while somebody waits: the cells of a
  // row are text, which is what noscript is here, until the row comes near the view.
  const cells = find('.cells');
  const lay = place => {
    if (!place.isConnected) return;
    const row = document.createElement('template');
    row.innerHTML = place.querySelector('noscript').textContent;
    for (const element of find('[data-w]', row.content)) {
      spans.push([element, element.textContent]);
      say(...spans.at(-1));
    }
    place.replaceWith(...find('.cell', row.content));
  };
  const near = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        near.unobserve(entry.target);
        lay(entry.target);
      }
    }
  }, { rootMargin: '50%' });
  cells.forEach(place => near.observe(place));
  addEventListener('beforeprint', () => cells.forEach(lay));

  // Not every browser opens what hides the target of a link.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);

  const details = find('details');
  let open = [];
  addEventListener('beforeprint', () => {
    open = details.filter(each => each.open);
    details.forEach(each => { each.open = true; });
  });
  addEventListener('afterprint', () => details.forEach(each => { each.open = open.includes(each); }));

  const preferred = (navigator.languages ?? [navigator.language])
    .map(tag => tag.slice(0, 2).toLowerCase())
    .find(tag => tag === 'zh' || tag === 'en');
  speak(remembered() ?? preferred ?? 'en');
  filter();
  reveal();
})();
