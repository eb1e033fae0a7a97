package io.signalbox.lab.architecture.breach;

import java.util.concurrent.TimeUnit;

/// Breaks, on purpose, what no class may do.
final class BadManners {
    private static int calls;

    private BadManners() {}

    static void startsAThread() {
        new Thread(BadManners::sleeps).start();
    }

    static void sleeps() {
        try {
            Thread.sleep(1);
            TimeUnit.MILLISECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void prints() {
        System.out.println("call " + ++calls);
        System.err.println("call " + calls);
    }
}
