// Reading comforts: text size and theme, saved stories, where reading stopped,
// what is new. All of it stays in this browser; headlines and addresses are
// kept, never a text. Without storage, or without this script, no page changes.
(function () {
  'use strict';
  var html = document.documentElement;
  var main = document.getElementById('main');
  var parts = document.getElementById('comforts');
  var root = new URL('..', document.currentScript.src).pathname;
  var address = decodeURI(location.pathname.slice(root.length)).replace(/(^|\/)$/, '$1index.html');
  var isFront = address === html.lang + '/index.html';
  var mostPlaces = 20;
  var visitEnds = 30 * 60 * 1000;

  function kept(what, none) {
    try {
      return JSON.parse(localStorage.getItem('galley:' + root + ':' + what)) || none;
    } catch (e) {
      return none;
    }
  }
  function keep(what, value) {
    try {
      localStorage.setItem('galley:' + root + ':' + what, JSON.stringify(value));
      return true;
    } catch (e) {
      return false;
    }
  }
  if (!parts || !keep('look', kept('look', {}))) return;

  function part(name) {
    return parts.content.querySelector('[data-part="' + name + '"]').cloneNode(true);
  }
  function without(list, gone) {
    return list.filter(function (s) { return gone.indexOf(s.at) < 0; });
  }
  function forgetStories(gone) {
    keep('saved', without(kept('saved', []), gone));
    keep('places', without(kept('places', []), gone));
  }
  function wayTo(at) {
    return root + encodeURI(at);
  }
  function digits(n) {
    return html.classList.contains('arab') ? String(n).replace(/\d/g, function (d) { return '٠١٢٣٤٥٦٧٨٩'[d]; }) : String(n);
  }
  function remembers() {
    return !kept('look', {}).off;
  }

  // The controls.
  function show(look) {
    ['theme', 'size'].forEach(function (name) {
      if (look[name]) html.dataset[name] = look[name];
      else delete html.dataset[name];
    });
  }
  function setUp() {
    var box = part('reading');
    var look = kept('look', {});
    box.querySelectorAll('input').forEach(function (input) {
      input.checked = input.type === 'radio' ? input.value === (look[input.name] || '') : !look.off;
    });
    box.addEventListener('change', function (e) {
      var look = kept('look', {});
      if (e.target.type === 'radio') look[e.target.name] = e.target.value;
      else if ((look.off = !e.target.checked)) forget();
      keep('look', look);
      show(look);
    });
    box.querySelector('button').addEventListener('click', function () {
      forget();
      box.querySelector('[role="status"]').textContent = this.dataset.done;
    });
    box.addEventListener('keydown', function (e) {
      if (e.key !== 'Escape') return;
      box.open = false;
      box.firstElementChild.focus();
    });
    document.addEventListener('click', function (e) {
      if (!box.contains(e.target)) box.open = false;
    });
    window.addEventListener('pageshow', function (e) {
      if (e.persisted) show(kept('look', {}));
    });
    document.querySelector('.tools').prepend(box);
  }
  function forget() {
    keep('places', []);
    keep('visits', {});
    document.querySelectorAll('[data-part="resume"], [data-part="fresh"], [data-part="new"], [data-part="stopped"]').forEach(function (e) { e.remove(); });
  }

  // A story: saving it, and where reading stopped.
  function story() {
    var time = main.querySelector('.byline time');
    return {
      at: address, lang: html.lang, headline: main.querySelector('h1').textContent,
      date: time ? time.textContent : '', of: (main.querySelector('.kicker a') || {}).textContent || ''
    };
  }
  function offerSaving() {
    var button = part('save');
    var isSaved = function () { return kept('saved', []).some(function (s) { return s.at === address; }); };
    var label = function () { button.textContent = isSaved() ? button.dataset.saved : button.dataset.save; };
    var save = function () { return keep('saved', [story()].concat(without(kept('saved', []), [address]))); };
    if (isSaved()) save(); // its headline may have changed
    label();
    button.addEventListener('click', function () {
      if (isSaved()) keep('saved', without(kept('saved', []), [address]));
      else save();
      label();
    });
    main.querySelector('.byline').append(button);
  }
  function followReading() {
    var blocks = main.querySelectorAll('.text > .body > *');
    if (blocks.length < 8) return;
    var place = kept('places', []).find(function (p) { return p.at === address; });
    var block = place && blocks[place.block];
    if (block) {
      if (!block.id) block.id = 'reading-stopped';
      var line = part('stopped');
      line.firstElementChild.href = '#' + block.id;
      main.querySelector('.byline').after(line);
      if (location.hash === '#reading-stopped') block.scrollIntoView();
    }
    var waiting = false;
    window.addEventListener('scroll', function () {
      if (waiting) return;
      waiting = true;
      setTimeout(function () {
        waiting = false;
        if (!remembers()) return;
        var at = 0;
        while (at < blocks.length && blocks[at].getBoundingClientRect().bottom < innerHeight / 3) at++;
        var places = without(kept('places', []), [address]);
        if (at > 1 && at < blocks.length - 1) {
          var s = story();
          s.block = at;
          places.unshift(s);
        }
        keep('places', places.slice(0, mostPlaces));
      }, 300);
    }, { passive: true });
  }

  // The front: what was not read to its end, and what is new.
  function offerResuming() {
    var places = kept('places', []).filter(function (p) { return p.lang === html.lang; }).slice(0, 3);
    if (!places.length) return;
    var strip = part('resume');
    strip.querySelector('ul').append.apply(strip.querySelector('ul'), places.map(function (p) {
      var item = document.createElement('li');
      var link = document.createElement('a');
      link.href = wayTo(p.at) + '#reading-stopped';
      link.textContent = p.headline;
      item.append(link);
      return item;
    }));
    main.prepend(strip);
  }
  function markNew(since) {
    var seen = {};
    main.querySelectorAll('.meta time[datetime], .hed[data-at]').forEach(function (e) {
      if ((e.dataset.at || e.dateTime) <= since.at) return;
      var card = e.closest('article, li, .related > div');
      var link = card && card.querySelector('.hed a, a');
      if (!link || seen[link.href]) return;
      seen[link.href] = true;
      var meta = card.querySelector('.meta');
      if (meta) meta.prepend(part('new'));
      else card.querySelector('.hed').append(part('new'));
    });
    var count = Object.keys(seen).length;
    if (!count) return;
    var line = part('fresh');
    line.textContent = line.textContent.replace('TIME', since.told).replace('COUNT', digits(count));
    main.prepend(line);
  }
  // A visit begins with the first page after half an hour without one. What is
  // newer than the edition that the visit before it ended with is new.
  function noteVisit() {
    if (!remembers() || !parts.dataset.at) return;
    var visits = kept('visits', {});
    var visit = visits[html.lang] || {};
    if (visit.last && Date.now() - visit.clock > visitEnds) visit.since = visit.last;
    visit.last = { at: parts.dataset.at, told: parts.dataset.told };
    visit.clock = Date.now();
    visits[html.lang] = visit;
    keep('visits', visits);
    if (isFront && visit.since) markNew(visit.since);
  }

  // The page of saved stories.
  function listSaved(list) {
    var fill = function () {
      var saved = kept('saved', []);
      list.replaceChildren.apply(list, saved.map(function (s) {
        var item = part('kept');
        var link = item.querySelector('a');
        item.lang = s.lang;
        link.href = wayTo(s.at);
        link.textContent = s.headline;
        item.querySelector('.meta').textContent = [s.of, s.date].filter(Boolean).join(' · ');
        item.querySelector('button').addEventListener('click', function () {
          keep('saved', without(kept('saved', []), [s.at]));
          fill();
        });
        return item;
      }));
      list.hidden = !saved.length;
      list.nextElementSibling.hidden = !list.hidden;
    };
    document.addEventListener('withdrawn', function (e) {
      forgetStories(e.detail);
      fill();
    });
    list.parentElement.querySelector('.note').remove();
    fill();
  }

  setUp();
  noteVisit();
  if (isFront) offerResuming();
  var list = document.getElementById('saved');
  if (list) listSaved(list);
  if (address.indexOf(html.lang + '/story/') !== 0) return;
  if (main.querySelector('.withdrawn')) forgetStories([address]);
  else if (main.querySelector('.byline')) {
    offerSaving();
    followReading();
  }
})();
