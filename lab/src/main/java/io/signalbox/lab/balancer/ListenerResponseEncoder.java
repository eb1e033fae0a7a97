package io.signalbox.lab.balancer;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/// Knows that an answer to HEAD has no body whatever its headers say. On the connection's event loop only.
final class ListenerResponseEncoder extends HttpResponseEncoder {
    private boolean head;

    /// Whether the request being answered is a HEAD.
    void head(boolean answering) {
        head = answering;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return head || super.isContentAlwaysEmpty(response);
    }
}
