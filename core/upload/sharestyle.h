#pragma once

namespace limner {

//! The style sheet of share pages: ASCII, no sign that HTML or XML would read.
inline constexpr char shareStyle[] = R"(
:root { color-scheme: light dark; --bg: #f4f3f0; --card: #fbfaf8; --line: #dedbd4; --text: #23252a; --dim: #5f646e; }
@media (prefers-color-scheme: dark) {
:root { --bg: #16171b; --card: #1d1f24; --line: #2f333b; --text: #e7e9ee; --dim: #9aa1ad; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { display: grid; gap: 32px; max-width: 1120px; margin: 0 auto; padding: 24px 16px; }
main.several { grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); align-items: start; }
header, footer { max-width: 1120px; margin: 0 auto; padding: 24px 16px 0; overflow-wrap: anywhere; }
footer { padding: 0 16px 32px; color: var(--dim); font-size: 14px; }
h1 { margin: 0; font-size: 22px; font-weight: 600; }
figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 9px; overflow: hidden; }
img, video { display: block; width: 100%; height: auto; max-height: 90vh; object-fit: contain; background: var(--bg); }
figcaption { padding: 16px; overflow-wrap: anywhere; }
figcaption:empty { display: none; }
p { margin: 0 0 12px; white-space: pre-wrap; }
p:last-child { margin: 0; }
.dim, dt { color: var(--dim); font-size: 14px; }
.gone { padding: 48px 16px; text-align: center; color: var(--dim); }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 0 0 12px; font-size: 14px; }
dl:last-child { margin: 0; }
dd { margin: 0; }
a { color: inherit; }
)";

} // namespace limner
