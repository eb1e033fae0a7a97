// The two members of the fleet.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import adminUi from "@socket.io/admin-ui";
import redisAdapter from "@socket.io/redis-adapter";
import { Emitter } from "@socket.io/redis-emitter";
import bcrypt from "bcryptjs";
import { createClient } from "redis";
import { Server } from "socket.io";

export const PASSWORD = "changeit";
const HASH = bcrypt.hashSync(PASSWORD, 4);

// `kind`: classic, or a subscription mode of the sharded adapter.
function adapter(kind, pub, sub) {
  if (kind !== "classic") return redisAdapter.createShardedAdapter(pub, sub, { subscriptionMode: kind });
  const options = { publishOnSpecificResponseChannel: process.env.SPECIFIC_RESPONSES === "1" };
  return redisAdapter.createAdapter(pub, sub, options);
}

export async function startNode(redisUrl, kind = "classic") {
  const pub = createClient({ url: redisUrl });
  const sub = pub.duplicate();
  await Promise.all([pub.connect(), sub.connect()]);
  const http = createServer();
  const io = new Server(http, { adapter: adapter(kind, pub, sub) });
  adminUi.instrument(io, {
    auth: { type: "basic", username: "admin", password: HASH },
    serverId: "node",
    mode: "development",
  });
  io.use((socket, next) => {
    socket.data.lang = "node";
    next();
  });
  io.on("connection", (socket) => {
    socket.on("join", (room) => socket.join(room));
    socket.on("setdata", (value) => (socket.data.value = value));
    socket.on("echo", (...args) => args.pop()(...args));
  });
  io.on("ping", (arg, reply) => reply?.(["node", arg]));
  await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${http.address().port}`;
  const close = async () => {
    io.disconnectSockets(true);
    await new Promise((resolve) => io.close(resolve));
    await Promise.all([pub.quit(), sub.quit()]);
  };
  return { io, pub, url, close, emitter: new Emitter(pub) };
}

export async function startJava(redisUrl, { kind = "classic", parser = "json", compression = "plain" } = {}) {
  const classpath = process.env.SIGNALBOX_CLASSPATH;
  if (!classpath) throw new Error("set SIGNALBOX_CLASSPATH to the test classpath of server/");
  const child = spawn(
    process.env.JAVA ?? "java",
    ["--enable-native-access=ALL-UNNAMED", "-cp", classpath, "io.signalbox.socketio.testing.InteropServerMain", redisUrl, HASH, kind, parser, compression],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const ready = line.match(/^listening on (http:\S+)$/);
      if (ready) resolve(ready[1]);
      else if (process.env.VERBOSE) console.log(`java: ${line}`);
    });
    child.once("exit", (code) => reject(new Error(`the Java server ended with ${code}`)));
  });
  const close = async () => {
    child.stdin.end();
    await ended;
  };
  return { url, close };
}
