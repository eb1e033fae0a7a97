package io.signalbox.architecture.breach.server;

import java.time.Duration;

/// Bad habits.
public class SomeServer {
    static int counter;

    void work() throws InterruptedException {
        Thread thread = new Thread(() -> System.out.println(counter++));
        thread.start();
        Thread.sleep(Duration.ofMillis(1));
    }
}
