// The search of an edition that lies in a folder or on a stick. The words of its
// stories come in parts, the newest first, each a script: a page from a folder
// may load nothing else. A part names on each line what a word is found by, the
// other forms it is written in, and the stories; so a form leads to all others
// without this script knowing a language.
(function () {
  'use strict';
  var box = document.getElementById('offline');
  if (!box) return;
  var perPage = 20;
  var worth = { H: 12, S: 6, N: 5, T: 1 };
  var half = 90 * 24 * 60 * 60 * 1000; // half of what newness adds has gone by then
  var last = +box.dataset.parts;
  var say = box.querySelector('[role="status"]');
  var list = box.querySelector('[data-found]');
  var more = box.querySelector('button');
  var pattern = box.querySelector('template').content.firstElementChild;
  var parts = [];

  // As the words of the parts are folded: one spelling of each letter, no marks,
  // Western digits. The ñ stays a letter.
  var letters = { 'ٱ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ې': 'ي', 'ے': 'ي', 'ة': 'ه', 'ہ': 'ه', 'ۀ': 'ه', 'ۃ': 'ه', 'ە': 'ه', 'ک': 'ك', 'ڪ': 'ك',
    'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ł': 'l', 'ı': 'i', 'ŋ': 'ng', '٫': '.', '٬': ',' };
  function fold(word) {
    return word.toLowerCase().normalize('NFKD').replace(/n\u0303/g, 'ñ').replace(/[\p{M}\p{Cf}\u0640'’ʼ]/gu, '')
      .replace(/[٠-٩]/g, function (d) { return d.charCodeAt(0) - 0x660; })
      .replace(/[۰-۹]/g, function (d) { return d.charCodeAt(0) - 0x6F0; })
      .replace(/[^\x00-\x7fñ]/g, function (c) { return letters[c] || c; });
  }
  // What parts thousands and what decimals differs: three digits after it decide.
  function number(word) {
    return word.replace(/[.,](\d+)/g, function (_, digits) {
      return (digits.length === 3 && word[0] !== '0' ? '' : '.') + digits;
    });
  }
  function wordsOf(text) {
    return (text.match(/-?[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}\u0640]*(?:['’ʼ.,٫٬][\p{L}\p{N}\p{M}]+)*/gu) || []).map(function (w) {
      var without = w[0] === '-';
      var bare = fold(w.replace(/^-/, '').replace(/['’ʼ]s$/i, ''));
      return { text: w, without: without, form: /^\d/.test(bare) ? number(bare) : bare };
    });
  }

  // The lines of a part that have a form: at their beginning, or after it.
  function linesWith(words, form, whole) {
    var found = [];
    ['\n', ' '].forEach(function (before) {
      for (var i = words.indexOf(before + form); i >= 0; i = words.indexOf(before + form, i + 1)) {
        var after = words[i + 1 + form.length];
        if (whole && after !== ' ' && after !== '\t') continue;
        var start = before === '\n' ? i : words.lastIndexOf('\n', i);
        found.push(words.slice(start + 1, words.indexOf('\n', start + 1)));
      }
    });
    return found;
  }
  function term(line) { return line.split(/[ \t]/, 1)[0]; }

  // The spellings that a word may have in a text where it itself stands nowhere.
  function spellings(form) {
    var all = [];
    if (/^[\u0600-\u06ff]/.test(form)) {
      var bare = [form];
      ['وال', 'بال', 'فال', 'كال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل', 'ك'].forEach(function (p) {
        if (form.indexOf(p) === 0 && form.length - p.length > 2) bare.push(form.slice(p.length));
      });
      bare.forEach(function (b) { all.push(b, 'ال' + b); });
    } else if (form.length > 3) {
      for (var i = form.indexOf('n'); i >= 0; i = form.indexOf('n', i + 1)) all.push(form.slice(0, i) + 'ñ' + form.slice(i + 1));
    }
    return all;
  }
  // What a word may be found by that no story writes so: its beginning, for what
  // words of one kind have in common stands there.
  function beginnings(form) {
    var all = [];
    if (/^[a-zñ]+$/.test(form)) for (var k = form.length - 1; k >= Math.max(4, form.length - 5); k--) all.push(form.slice(0, k));
    return all;
  }
  // What a word is found by in all parts; none of a function word, nothing of one
  // that no story has.
  function termsOf(word, isLast) {
    var tries = [[word.form, true]].concat(spellings(word.form).map(function (s) { return [s, true]; }));
    if (isLast && word.form.length > 2) tries.push([word.form, false]);
    for (var t = 0; t < tries.length; t++) {
      var terms = {};
      var found = false;
      parts.forEach(function (part) {
        linesWith(part.words, tries[t][0], tries[t][1]).forEach(function (line) {
          found = true;
          if (term(line)) terms[term(line)] = true;
        });
      });
      if (found) return Object.keys(terms);
    }
    return beginnings(word.form).filter(function (term) {
      return parts.some(function (part) {
        return part.words.indexOf('\n' + term + ' ') >= 0 || part.words.indexOf('\n' + term + '\t') >= 0;
      });
    }).slice(0, 1).reduce(function (_, term) { return [term]; }, null);
  }

  // The stories of a part that have a term, by what it weighs in them.
  function weights(part, terms) {
    var by = {};
    terms.forEach(function (t) {
      var i = part.words.indexOf('\n' + t + ' ');
      if (i < 0) i = part.words.indexOf('\n' + t + '\t');
      if (i < 0) return;
      var line = part.words.slice(i + 1, part.words.indexOf('\n', i + 1));
      var next = 0;
      line.slice(line.indexOf('\t') + 1).replace(/([0-9a-z]*)([A-Z])/g, function (_, gap, where) {
        next += gap ? parseInt(gap, 36) : 0;
        by[next] = Math.max(by[next] || 0, worth[where]);
        next++;
      });
    });
    return by;
  }

  function find(text) {
    var asked = wordsOf(text.slice(0, 300)).slice(0, 12);
    var missing = [];
    var has = [], hasNot = [];
    asked.forEach(function (w, i) {
      var terms = termsOf(w, i === asked.length - 1 && !w.without);
      if (w.without) hasNot.push(terms || []);
      else if (!terms) missing.push(w.text);
      else if (terms.length) has.push(terms);
    });
    var found = [];
    if (has.length) parts.forEach(function (part) {
      var no = hasNot.map(function (t) { return weights(part, t); });
      var yes = has.map(function (t) { return weights(part, t); });
      Object.keys(yes[0]).forEach(function (n) {
        if (no.some(function (w) { return w[n]; }) || !yes.every(function (w) { return w[n]; })) return;
        var story = part.stories[n];
        var score = yes.reduce(function (sum, w) { return sum + w[n]; }, 0);
        var age = Math.max(0, Date.now() - Date.parse(story.t));
        found.push({ story: story, score: score * (1 + Math.pow(2, -age / half) / 2) });
      });
    });
    found.sort(function (a, b) { return b.score - a.score || (a.story.t < b.story.t ? 1 : -1); });
    return { stories: found, missing: missing };
  }

  function digits(n) {
    return document.documentElement.classList.contains('arab') ? String(n).replace(/\d/g, function (d) { return '٠١٢٣٤٥٦٧٨٩'[d]; }) : String(n);
  }
  function line(story) {
    var item = pattern.cloneNode(true);
    var link = item.querySelector('.hed a');
    link.href = '../story/' + encodeURIComponent(story.a) + '.html';
    link.textContent = story.h;
    item.querySelector('.sum').textContent = story.s || '';
    item.querySelector('.kicker').textContent = story.l || '';
    var time = item.querySelector('time');
    time.dateTime = story.t;
    time.textContent = story.d;
    return item;
  }
  function show(found, text) {
    var count = found.stories.length;
    var said = count ? say.dataset.count.replace('COUNT', digits(count)) : say.dataset.none.replace('QUERY', text);
    if (count && found.missing.length) said += ' ' + say.dataset.without.replace('WORDS', found.missing.join(' · '));
    say.textContent = said;
    var shown = 0;
    function next() {
      var until = Math.min(shown + perPage, count);
      var first = list.children.length;
      for (; shown < until; shown++) list.append(line(found.stories[shown].story));
      more.hidden = shown === count;
      if (first) list.children[first].querySelector('a').focus();
    }
    more.addEventListener('click', next);
    next();
  }

  document.addEventListener('words', function (e) { parts.push(e.detail); });
  function load(n, done) {
    if (n < 1) return done();
    say.textContent = say.dataset.looking.replace('PART', digits(last - n + 1)).replace('PARTS', digits(last));
    var script = document.createElement('script');
    script.src = n + '.js';
    script.onload = script.onerror = function () { load(n - 1, done); };
    document.head.append(script);
  }

  box.querySelector('.note').remove();
  var field = document.querySelector('main [name="q"]');
  var asked = (new URLSearchParams(location.search).get('q') || '').trim();
  field.value = asked;
  if (!asked) return;
  load(last, function () { show(find(asked), asked); });
})();
