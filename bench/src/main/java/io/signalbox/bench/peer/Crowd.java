package io.signalbox.bench.peer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayList;
import java.util.List;

/// The one room of the raw server. On its one event loop only.
final class Crowd {
    private final List<ChannelHandlerContext> members = new ArrayList<>();

    void add(ChannelHandlerContext member) {
        members.add(member);
        Channel channel = member.channel();
        channel.closeFuture().addListener(_ -> members.remove(member));
    }

    /// Writes the same frame, header included, to everybody.
    void write(ByteBuf frame) {
        for (ChannelHandlerContext member : members) {
            member.write(frame.retainedDuplicate(), member.voidPromise());
        }
        frame.release();
    }

    void flush() {
        members.forEach(ChannelHandlerContext::flush);
    }
}
