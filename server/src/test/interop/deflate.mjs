// Compression with software that is not ours: ws, socket.io-client and fetch. See README.md.
// Argument: deflate (the server agrees to permessage-deflate) or plain (it does not).
import { gunzipSync, inflateSync } from "node:zlib";
import { get } from "node:http";
import { io as connect } from "socket.io-client";
import { WebSocket } from "ws";
import { assert, check, finish, once, until, within } from "./harness.mjs";
import { startJava } from "./servers.mjs";

const deflating = process.argv[2] !== "plain";
const java = await startJava("none", { compression: deflating ? "deflate" : "plain" });
const WS_URL = `${java.url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
const LONG = "tick é€😀 ".repeat(12_000); // More than 64 KiB in UTF-8.
const NOISE = Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * n * 31 + (n >> 3) * 17) & 255));

// A Socket.IO session by ws alone. `frames` has [text or bytes, whether it came compressed].
async function raw(perMessageDeflate) {
  const socket = new WebSocket(WS_URL, { perMessageDeflate });
  const frames = [];
  const marks = [];
  watchCompression(socket, marks);
  socket.on("message", (data, isBinary) => frames.push([isBinary ? data : data.toString(), marks.shift()]));
  await once(socket, "open");
  socket.send("40");
  await until(() => frames.some(([text]) => String(text).startsWith("40{")), "CONNECT answered");
  frames.length = 0;
  return { socket, frames };
}

// Notes for each message whether its first frame had RSV1.
function watchCompression(socket, marks) {
  socket.once("upgrade", () =>
    setImmediate(() => {
      const receiver = socket._receiver;
      const getInfo = receiver.getInfo;
      receiver.getInfo = function (callback) {
        const before = this._bufferedBytes;
        const first = this._buffers[0]?.[0];
        getInfo.call(this, callback);
        if (this._bufferedBytes !== before && (first & 0x0f) in { 1: 0, 2: 0 }) marks.push((first & 0x40) !== 0);
      };
    }),
  );
}

const NEWS = `42["news",${JSON.stringify(LONG)}`;

// Long texts: equal, or told in a short line.
function same(actual, expected) {
  assert.ok(actual === expected, `expected ${expected.slice(0, 40)}… (${expected.length}), got ${String(actual).slice(0, 40)}… (${actual?.length})`);
}

const echo = (text) => `420["echo",${JSON.stringify(text)}]`;

async function answer({ frames }) {
  const [text, compressed] = await until(() => frames.shift(), "an answer");
  return { text, compressed };
}

await check(`ws: an offer is ${deflating ? "agreed to without context takeover" : "passed over"}`, async () => {
  const { socket } = await raw(true);
  assert.equal(socket.extensions, deflating ? "permessage-deflate" : "");
  if (deflating) {
    const { params } = socket._receiver._extensions["permessage-deflate"];
    assert.equal(params.server_no_context_takeover, true);
    assert.equal(params.client_no_context_takeover, true);
  }
  socket.terminate();
});

const OFFERS = {
  "the default offer": true,
  "an offer with a small client window": { clientMaxWindowBits: 9 },
  "an offer without context takeover": { clientNoContextTakeover: true, serverNoContextTakeover: true },
  "no offer": false,
};
for (const [name, offer] of Object.entries(OFFERS)) {
  const agreed = deflating && offer !== false;
  const session = await raw(offer);
  await check(`ws, ${name}: text of every length comes back`, async () => {
    for (const length of [0, 1, 125, 126, 1000, 1024, 4096, 65_535, 65_536, 300_000]) {
      const text = LONG.repeat(3).slice(0, length);
      session.socket.send(echo(text));
      const { text: back, compressed } = await answer(session);
      same(back, `430[${JSON.stringify(text)}]`);
      // Our threshold is 1024 bytes of the whole message.
      assert.equal(compressed, agreed && Buffer.byteLength(back) >= 1024, `${length} characters`);
    }
  });
  await check(`ws, ${name}: fragments come back`, async () => {
    const message = Buffer.from(echo(LONG));
    for (let from = 0; from < message.length; from += 9999) {
      const end = Math.min(from + 9999, message.length);
      session.socket.send(message.subarray(from, end), { fin: end === message.length, binary: false });
      if (from > 0) session.socket.ping("within");
    }
    same((await answer(session)).text, `430[${JSON.stringify(LONG)}]`);
  });
  await check(`ws, ${name}: binary comes back, well or hardly to be compressed`, async () => {
    for (const bytes of [Buffer.alloc(200_000, 7), NOISE, Buffer.from([1]), Buffer.alloc(0)]) {
      session.socket.send('451-0["echo",{"_placeholder":true,"num":0}]');
      session.socket.send(bytes);
      assert.equal((await answer(session)).text, '461-0[{"_placeholder":true,"num":0}]');
      const { text: back, compressed } = await answer(session);
      assert.ok(bytes.equals(back));
      assert.equal(compressed, agreed && bytes.length >= 1024);
    }
  });
  await check(`ws, ${name}: what the client does not compress is read beside what it does`, async () => {
    for (let n = 0; n < 20; n++) {
      session.socket.send(echo(`${n}${LONG}`), { compress: n % 2 === 0 });
      same((await answer(session)).text, `430[${JSON.stringify(`${n}${LONG}`)}]`);
    }
  });
  session.socket.terminate();
}

await check("ws: a message that inflates beyond maxHttpBufferSize ends this connection with 1009", async () => {
  const { socket } = await raw(true);
  const other = await raw(true);
  socket.send(`42["${"a".repeat(1_100_000)}"]`);
  const [code] = await once(socket, "close");
  assert.equal(code, 1009);
  other.socket.send(echo("alive"));
  assert.equal((await answer(other)).text, '430["alive"]');
  other.socket.terminate();
});

await check("a broadcast reaches clients with deflate and without, compressed for those who agreed", async () => {
  const clients = [];
  for (let n = 0; n < 12; n++) clients.push(await raw(n % 3 !== 0));
  clients[0].socket.send(`42["emit-all","news",${JSON.stringify(LONG)}]`);
  for (const [n, client] of clients.entries()) {
    const { text, compressed } = await answer(client);
    same(text.slice(0, NEWS.length), NEWS); // The offset for recovery follows.
    assert.equal(compressed, deflating && n % 3 !== 0);
  }
  clients[0].socket.send(`42["emit-plain","news",${JSON.stringify(LONG)}]`);
  for (const client of clients) {
    const { text, compressed } = await answer(client);
    same(text.slice(0, NEWS.length), NEWS);
    assert.equal(compressed, false);
  }
  clients.forEach(({ socket }) => socket.terminate());
});

for (const transports of [["websocket"], ["polling", "websocket"]]) {
  await check(`socket.io-client, ${transports[0]} first: values and 30 big messages come back`, async () => {
    const socket = connect(java.url, { forceNew: true, transports, perMessageDeflate: { threshold: 512 } });
    await once(socket, "connect");
    await until(() => socket.io.engine.transport.name === "websocket", "websocket");
    assert.equal(socket.io.engine.transport.ws.extensions, deflating ? "permessage-deflate" : "");
    for (let n = 0; n < 30; n++) {
      const value = { n, text: LONG.slice(0, 5000 * n), bytes: NOISE.subarray(0, 2300 * n) };
      assert.deepEqual(await socket.emitWithAck("echo", value), value);
    }
    same(await socket.compress(false).emitWithAck("echo", LONG), LONG);
    socket.disconnect();
  });
}

// One poll with an echo of LONG in it.
async function polled(headers, body) {
  const base = `${java.url}/socket.io/?EIO=4&transport=polling`;
  const open = await (await fetch(base)).text();
  const url = `${base}&sid=${JSON.parse(open.slice(1)).sid}`;
  await (await fetch(url, { method: "POST", body: "40" })).text();
  await (await fetch(url)).text();
  await (await fetch(url, { method: "POST", body })).text();
  return { url, headers };
}

function plainGet({ url, headers }) {
  return within(
    new Promise((resolve, reject) =>
      get(url, { headers }, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("end", () => resolve({ coding: response.headers["content-encoding"], body: Buffer.concat(parts) }));
      }).on("error", reject),
    ),
    "a poll",
  );
}

await check("fetch reads a poll that comes as it asks by default", async () => {
  const { url } = await polled({}, echo(LONG));
  const response = await fetch(url);
  assert.equal(response.headers.get("content-encoding"), "gzip");
  same(await response.text(), `430[${JSON.stringify(LONG)}]`);
});
for (const [accept, coding, decode] of [
  ["gzip", "gzip", gunzipSync],
  ["deflate", "deflate", inflateSync],
  ["br;q=1, deflate;q=0.5, gzip;q=0.2", "deflate", inflateSync],
  ["identity", undefined, (body) => body],
]) {
  await check(`a poll with Accept-Encoding "${accept}" comes as ${coding ?? "it is"}`, async () => {
    const { coding: got, body } = await plainGet(await polled({ "Accept-Encoding": accept }, echo(LONG)));
    assert.equal(got, coding);
    same(decode(body).toString(), `430[${JSON.stringify(LONG)}]`);
  });
}
await check("a short poll is not compressed", async () => {
  const { coding, body } = await plainGet(await polled({ "Accept-Encoding": "gzip" }, echo("short")));
  assert.equal(coding, undefined);
  assert.equal(body.toString(), '430["short"]');
});
await java.close();
process.exit(finish());
