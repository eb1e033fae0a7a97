package io.signalbox.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakCheckTest {

    @Test
    void findsBufferThatNobodyReleases() {
        List<String> found = new ArrayList<>();
        leak();

        await().until(() -> found.addAll(LeakCheck.find()) || !found.isEmpty());

        assertThat(found).singleElement().asString().contains("ByteBuf", "LeakCheckTest.leak");
    }

    @Test
    void watchesEveryBuffer() {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    }

    private static void leak() {
        ByteBufAllocator.DEFAULT.buffer(16).writeByte(1);
    }
}
