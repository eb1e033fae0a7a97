package io.signalbox.fleet.feed;

import io.signalbox.environment.AdminEndpoint;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// What went wrong below HTTP: names, routes, TCP, TLS.
final class NetworkFailure {

    private NetworkFailure() {}

    static FeedFailure of(AdminEndpoint endpoint, Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = thrown; t != null && chain.size() < 20; t = t.getCause()) {
            chain.add(t);
        }
        // The innermost cause says most: a wrong certificate comes wrapped in a failed handshake.
        for (Throwable t : chain.reversed()) {
            FeedFailure known = known(endpoint, t);
            if (known != null) {
                return known;
            }
        }
        return FeedFailure.unreachable(
                endpoint,
                "could not be reached (" + words(chain.getLast()) + ")",
                "Check the address.");
    }

    private static @Nullable FeedFailure known(AdminEndpoint endpoint, Throwable t) {
        return switch (t) {
            case CertificateExpiredException _ ->
                    FeedFailure.unreachable(
                            endpoint,
                            "has a TLS certificate that has expired",
                            "Renew the certificate of " + host(endpoint) + ".");
            case CertificateNotYetValidException _ ->
                    FeedFailure.unreachable(
                            endpoint,
                            "has a TLS certificate that is not valid yet",
                            "Check the clock of this machine and the certificate of "
                                    + host(endpoint)
                                    + ".");
            case CertPathBuilderException _ ->
                    FeedFailure.unreachable(
                            endpoint,
                            "has a TLS certificate that this machine does not trust",
                            "Add the authority that signed it to the trust store of this machine's"
                                    + " Java, or check that this is the right host.");
            case SSLPeerUnverifiedException _ ->
                    FeedFailure.unreachable(
                            endpoint,
                            "has a TLS certificate for another host name",
                            "Give the host name that the certificate is for, instead of "
                                    + host(endpoint)
                                    + ".");
            case SSLException tls -> tls(endpoint, tls);
            case UnknownHostException _ ->
                    FeedFailure.unreachable(
                            endpoint,
                            "cannot be found: the host name is not known",
                            "Check the spelling of the address and the network.");
            case NoRouteToHostException _ -> noRoute(endpoint);
            case ConnectException refused when words(refused).contains("unreachable") ->
                    noRoute(endpoint);
            case ConnectException _ ->
                    FeedFailure.unreachable(
                            endpoint,
                            "cannot be reached: nothing accepts connections there",
                            "Check host and port, and that the servers are running.");
            case SocketTimeoutException _ -> silent(endpoint);
            default -> otherwise(endpoint, t);
        };
    }

    private static @Nullable FeedFailure otherwise(AdminEndpoint endpoint, Throwable t) {
        String words = words(t);
        if (words.equals("timeout")) {
            return silent(endpoint);
        }
        boolean hungUp =
                t instanceof EOFException
                        || t instanceof SocketException
                        || words.startsWith("unexpected end of stream");
        boolean garbled = t instanceof ProtocolException;
        if (isTls(endpoint) && hungUp) {
            return FeedFailure.unreachable(
                    endpoint,
                    "hangs up during the TLS handshake",
                    "Check the port, and the certificate of "
                            + host(endpoint)
                            + "; use http:// where the servers have no TLS.");
        }
        if (!isTls(endpoint) && (hungUp || garbled)) {
            return FeedFailure.unreachable(
                    endpoint,
                    "does not answer in plain HTTP",
                    "If it speaks TLS, use https://; otherwise check the port.");
        }
        return null;
    }

    private static FeedFailure tls(AdminEndpoint endpoint, SSLException tls) {
        String words = words(tls);
        if (words.contains("Unsupported or unrecognized SSL message")
                || words.contains("plaintext connection")) {
            return FeedFailure.unreachable(
                    endpoint,
                    "speaks plain HTTP, not TLS",
                    "Use http:// for this port, or the port that has TLS.");
        }
        return FeedFailure.unreachable(
                endpoint,
                "does not agree on TLS with this machine (" + words + ")",
                "Check the certificate and the TLS settings of "
                        + host(endpoint)
                        + ", or use http:// where the servers have no TLS.");
    }

    private static FeedFailure noRoute(AdminEndpoint endpoint) {
        return FeedFailure.unreachable(
                endpoint,
                "cannot be reached: there is no route to that network",
                "Check the VPN and the network of this machine.");
    }

    private static FeedFailure silent(AdminEndpoint endpoint) {
        return FeedFailure.unreachable(
                endpoint, "does not answer", "Check host and port, and firewalls on the way.");
    }

    private static boolean isTls(AdminEndpoint endpoint) {
        return "https".equals(endpoint.url().getScheme().toLowerCase(Locale.ROOT));
    }

    private static String host(AdminEndpoint endpoint) {
        return Objects.requireNonNullElse(endpoint.url().getHost(), "the host");
    }

    private static String words(Throwable t) {
        return t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
    }
}
