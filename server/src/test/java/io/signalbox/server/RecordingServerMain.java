package io.signalbox.server;

import io.signalbox.server.settings.ServerConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The channel server with a handler that takes its time, and a file of everything that it has begun to
/// handle, which survives however the process ends.
final class RecordingServerMain {
    private static final int WORK_MILLIS = 300;

    private RecordingServerMain() {}

    /// @param args where the file is
    public static void main(String... args) throws Exception {
        FileChannel handled =
                FileChannel.open(
                        Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        CountDownLatch never = new CountDownLatch(1);
        ServerLog.configure();
        ServerMain.run(
                ServerConfig.from(System.getenv()),
                server ->
                        server.socketIo()
                                .main()
                                .on(
                                        "work",
                                        event -> {
                                            record(handled, event.arg(0) + "\n");
                                            never.await(WORK_MILLIS, TimeUnit.MILLISECONDS);
                                            event.reply("done");
                                        }));
    }

    private static void record(FileChannel file, String line) throws IOException {
        file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    }
}
