// The official server with its defaults; the same three events as the other servers.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer((request, response) => {
  if (request.url !== "/gc") {
    response.writeHead(404).end();
    return;
  }
  global.gc();
  global.gc();
  response.end(String(process.memoryUsage().heapUsed));
});
const io = new Server(http);
io.on("connection", (socket) => {
  socket.on("echo", (value, ack) => ack(value));
  socket.on("join", (ack) => {
    socket.join("crowd");
    ack();
  });
  socket.on("broadcast", (value) => io.to("crowd").emit("tick", value));
});
http.listen(0, "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${http.address().port}`));
