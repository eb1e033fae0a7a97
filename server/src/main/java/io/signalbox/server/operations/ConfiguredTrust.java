package io.signalbox.server.operations;

import io.signalbox.engineio.transport.tls.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/// Trusts a server that shows a certificate of the configured file, or one that leads to a certificate of that
/// file (as while a new one is not in use yet). Names are not compared: the certificate is for the name that
/// clients use, and the server is asked by its address on this machine. So is nothing else than the file trusted.
final class ConfiguredTrust extends X509ExtendedTrustManager {
    private final List<? extends Certificate> configured;
    private final X509TrustManager chains;

    private ConfiguredTrust(List<? extends Certificate> configured)
            throws GeneralSecurityException, IOException {
        this.configured = configured;
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        for (int i = 0; i < configured.size(); i++) {
            anchors.setCertificateEntry("certificate-" + i, configured.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        this.chains = (X509TrustManager) factory.getTrustManagers()[0];
    }

    /// Speaks TLS over an open connection.
    ///
    /// @throws IOException if the file cannot be read, or the server shows another certificate
    static SSLSocket connect(Socket plain, TlsFiles files) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new ConfiguredTrust(read(files))}, null);
            SSLSocket socket =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(
                                            plain,
                                            plain.getInetAddress().getHostAddress(),
                                            plain.getPort(),
                                            true);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS_CERTIFICATE cannot be used: " + e.getMessage(), e);
        }
    }

    private static List<? extends Certificate> read(TlsFiles files)
            throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(files.certificate())) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        } catch (IOException e) {
            throw new IOException(
                    "TLS_CERTIFICATE cannot be read: " + files.certificate() + ": " + e, e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        if (chain.length > 0 && configured.contains(chain[0])) {
            return;
        }
        chains.checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("only servers are checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
