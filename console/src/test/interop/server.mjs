// One official Socket.IO server with the admin instrumentation, and official clients of it; see README.md.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import bcrypt from "bcryptjs";
import { Server } from "socket.io";
import { io as connect } from "socket.io-client";
import { createAdapter } from "@socket.io/redis-adapter";
import { createClient } from "redis";
import * as msgpack from "socket.io-msgpack-parser";

const PACKAGES = {
  "0.1": "admin-ui-01",
  "0.2": "admin-ui-02",
  "0.3": "admin-ui-03",
  "0.4": "admin-ui-04",
  0.5: "@socket.io/admin-ui",
};

const options = {
  admin: "0.5", // none: not instrumented
  mode: "development",
  readonly: false,
  parser: "json",
  transports: ["polling", "websocket"],
  path: "/socket.io/",
  namespace: "/admin",
  recovery: false,
  login: true,
  redis: "",
  serverId: "node",
  clients: 1,
  ...JSON.parse(process.argv[2] ?? "{}"),
};

const parser = options.parser === "msgpack" ? msgpack : undefined;
const http = createServer();
const io = new Server(http, {
  path: options.path,
  transports: options.transports,
  ...(parser ? { parser } : {}),
  ...(options.recovery ? { connectionStateRecovery: {} } : {}),
});

if (options.redis) {
  const pub = createClient({ url: options.redis });
  const sub = pub.duplicate();
  await Promise.all([pub.connect(), sub.connect()]);
  io.adapter(createAdapter(pub, sub));
}
if (options.admin !== "none") {
  const { instrument } = await import(PACKAGES[options.admin]);
  instrument(io, {
    auth: options.login
      ? { type: "basic", username: "admin", password: bcrypt.hashSync("geheim", 4) }
      : false,
    mode: options.mode,
    readonly: options.readonly,
    namespaceName: options.namespace,
    serverId: options.serverId,
  });
}

io.on("connection", (socket) => {
  socket.data.user = `user of ${options.serverId}`;
  socket.join(`room of ${options.serverId}`);
  socket.on("hello", (...args) => socket.emit("back", ...args));
});

await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
const port = http.address().port;

const clients = [];

function open() {
  const number = clients.length;
  const client = connect(`http://127.0.0.1:${port}`, {
    path: options.path,
    transports: options.transports,
    forceNew: true,
    ...(parser ? { parser } : {}),
  });
  clients.push(client);
  client.onAny((name, ...args) => say(`event ${number} ${name} ${JSON.stringify(args)}`));
  client.on("disconnect", (reason) => say(`disconnect ${number} ${reason}`));
  return new Promise((resolve) => client.once("connect", resolve));
}

function say(line) {
  process.stdout.write(line + "\n");
}

for (let i = 0; i < options.clients; i++) await open();
say(`ready ${port} ${clients.map((client) => client.id).join(",")}`);

createInterface({ input: process.stdin }).on("line", (line) => {
  const [command, client, event, ...json] = line.split(" ");
  if (command === "send") {
    const values = JSON.parse(json.join(" "));
    clients[Number(client)].emit(event, ...values.map((v) => (v === "<binary>" ? Buffer.from([9, 9]) : v)));
  } else if (command === "close") {
    clients[Number(client)].disconnect();
  } else if (command === "join") {
    io.of("/").sockets.get(clients[Number(client)].id).join(event);
  } else if (command === "open") {
    open();
  }
}).on("close", () => process.exit(0));
