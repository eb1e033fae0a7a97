package io.signalbox.engineio.transport.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLException;

/// The bytes of certificate and key as they were read at one time.
final class PemPair {
    private static final long MAX_BYTES = 1 << 20;
    private static final byte[] NONCE = "signalbox".getBytes(StandardCharsets.UTF_8);

    private final TlsFiles files;
    private final byte[] certificate;
    private final byte[] key;

    private PemPair(TlsFiles files, byte[] certificate, byte[] key) {
        this.files = files;
        this.certificate = certificate;
        this.key = key;
    }

    static PemPair read(TlsFiles files) throws BadTlsFilesException {
        return new PemPair(files, bytes(files.certificate()), bytes(files.key()));
    }

    private static byte[] bytes(Path file) throws BadTlsFilesException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new BadTlsFilesException(file + " is larger than 1 MiB; expected a PEM file");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadTlsFilesException(
                    file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    boolean sameAs(PemPair other) {
        return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
    }

    /// TLS 1.2 and 1.3 with this certificate, HTTP/1.1 by ALPN.
    SslContext context() throws BadTlsFilesException {
        X509Certificate[] chain = chain();
        PrivateKey privateKey = PemKey.read(key, files);
        requireMatch(chain[0], privateKey);
        try {
            return SslContextBuilder.forServer(privateKey, chain)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .applicationProtocolConfig(
                            new ApplicationProtocolConfig(
                                    Protocol.ALPN,
                                    SelectorFailureBehavior.NO_ADVERTISE,
                                    SelectedListenerFailureBehavior.ACCEPT,
                                    ApplicationProtocolNames.HTTP_1_1))
                    .build();
        } catch (SSLException e) {
            throw new BadTlsFilesException(
                    files.certificate() + " cannot be used: " + e.getMessage());
        }
    }

    private X509Certificate[] chain() throws BadTlsFilesException {
        try {
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(certificate));
            X509Certificate[] chain = read.toArray(X509Certificate[]::new);
            if (chain.length == 0) {
                throw new BadTlsFilesException(files.certificate() + " holds no certificate");
            }
            return chain;
        } catch (GeneralSecurityException e) {
            throw new BadTlsFilesException(
                    files.certificate() + " is no PEM file of X.509 certificates");
        }
    }

    // Files are replaced one after the other, so in between they do not belong together.
    private void requireMatch(X509Certificate leaf, PrivateKey privateKey)
            throws BadTlsFilesException {
        PublicKey publicKey = leaf.getPublicKey();
        String algorithm =
                switch (privateKey.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "RSASSA-PSS" -> "RSASSA-PSS";
                    case "EC" -> "SHA256withECDSA";
                    default -> privateKey.getAlgorithm();
                };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(NONCE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(NONCE);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            // Keys of different kinds, which is said below.
        }
        throw new BadTlsFilesException(
                files.key() + " is not the key of the first certificate in " + files.certificate());
    }
}
