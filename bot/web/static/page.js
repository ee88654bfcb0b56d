// Makes asking smoother. Without this script, or when it fails, the plain forms do the same.
"use strict";

const FIRST_EVENT_WITHIN = 4000; // then a proxy is taken to hold the stream back
const ASK_AGAIN_AFTER = 1500;
const GIVE_UP_AFTER = 180000;

const form = document.getElementById("ask");
const news = document.getElementById("news");

function say(sentence) {
  news.textContent = sentence;
}

function place(turn) {
  return turn.querySelector(".answer-place");
}

function show(turn, html) {
  place(turn).innerHTML = html;
  turn.removeAttribute("data-waiting");
  enhance(turn);
  const conclusion = turn.querySelector("[data-conclusion]");
  say(news.dataset.arrived + (conclusion ? conclusion.textContent : ""));
}

function showState(turn, sentence) {
  const state = turn.querySelector("[data-status]");
  if (state && state.textContent !== sentence) {
    state.textContent = sentence;
    say(sentence);
  }
}

// Server-sent events first; where none arrives in time, or the stream breaks, plain requests.
function follow(turn) {
  const id = encodeURIComponent(turn.dataset.question);
  const source = new EventSource("/stream/" + id);
  let over = false;
  const plainly = () => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    source.close();
    poll(turn, id, Date.now());
  };
  const timer = setTimeout(plainly, FIRST_EVENT_WITHIN);
  source.addEventListener("status", (event) => {
    clearTimeout(timer);
    showState(turn, event.data);
  });
  source.addEventListener("answer", (event) => {
    over = true;
    clearTimeout(timer);
    source.close();
    show(turn, event.data);
  });
  source.addEventListener("end", plainly);
  source.addEventListener("error", plainly);
}

async function poll(turn, id, since) {
  try {
    const response = await fetch("/answer/" + id, { headers: { Accept: "application/json" } });
    if (response.ok) {
      const state = await response.json();
      if (state.settled) return show(turn, state.html);
      showState(turn, state.status);
    }
  } catch {
    // Not reachable now; the next try may be.
  }
  if (Date.now() - since > GIVE_UP_AFTER) return showState(turn, news.dataset.slow);
  setTimeout(() => poll(turn, id, since), ASK_AGAIN_AFTER);
}

function problem(sentence) {
  const line = document.getElementById("problem");
  line.textContent = sentence;
  line.hidden = !sentence;
  form.elements.text.toggleAttribute("aria-invalid", Boolean(sentence));
}

function added(html) {
  const turns = document.getElementById("turns");
  const known = new Set(Array.from(turns.children, (turn) => turn.id));
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const turn = holder.content.querySelector(".turn");
  // The same form sent twice is one question: it is on the page already.
  if (known.has(turn.id)) return document.getElementById(turn.id);
  turns.append(turn);
  return turn;
}

function accepted(body) {
  form.elements.form.value = body.form;
  form.elements.conversation.value = body.conversation;
  form.elements.text.value = "";
  document.getElementById("new-topic").hidden = false;
  for (const intro of document.querySelectorAll("[data-intro]")) intro.remove();
  const title = document.querySelector("[data-talk]");
  if (title) title.textContent = title.dataset.talk;
  history.replaceState(null, "", "/conversation/" + encodeURIComponent(body.conversation));
  const turn = added(body.html);
  enhance(turn);
  turn.focus({ preventScroll: true });
  turn.scrollIntoView({ block: "start" });
  if (turn.hasAttribute("data-waiting")) follow(turn);
  else say(place(turn).textContent.trim());
}

async function send(event) {
  event.preventDefault();
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  problem("");
  say(news.dataset.sending);
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
    });
    const body = await response.json();
    if (response.ok) accepted(body);
    else problem(body.message + " " + body.next);
  } catch {
    problem(news.dataset.notSent);
  } finally {
    button.disabled = false;
  }
}

async function rate(event) {
  event.preventDefault();
  const rated = event.target;
  const line = rated.closest(".feedback").querySelector(".rated");
  const body = new URLSearchParams(new FormData(rated, event.submitter));
  try {
    const response = await fetch(rated.action, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    line.textContent = (await response.json()).message;
  } catch {
    line.textContent = news.dataset.notSent;
  }
}

function enhance(part) {
  for (const rated of part.querySelectorAll(".feedback form")) rated.addEventListener("submit", rate);
}

// The first index is being made: the form opens when it is there, and keeps what was typed.
async function awaitIndex(notice) {
  const ready = await fetch("/ready").then((response) => response.ok, () => false);
  if (!ready) return setTimeout(() => awaitIndex(notice), ASK_AGAIN_AFTER);
  if (!form.elements.text.value) return location.reload();
  notice.remove();
  form.querySelector("button[type=submit]").disabled = false;
}

function start() {
  enhance(document);
  for (const turn of document.querySelectorAll("[data-waiting]")) follow(turn);
  const notice = document.getElementById("index");
  if (notice) awaitIndex(notice);
  if (!form) return;
  form.querySelector(".keys").hidden = false;
  form.addEventListener("submit", send);
  form.elements.text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) form.requestSubmit();
  });
}

start();
