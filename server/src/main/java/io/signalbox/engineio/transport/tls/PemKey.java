package io.signalbox.engineio.transport.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Reads a private key from PEM. Source: RFC 7468, PKCS #8.
final class PemKey {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ([A-Z ]*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "RSASSA-PSS");

    private PemKey() {}

    static PrivateKey read(byte[] pem, TlsFiles files) throws BadTlsFilesException {
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        if (text.contains("Proc-Type: 4,ENCRYPTED")) {
            throw notPkcs8(files, "an encrypted key in an old format");
        }
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new BadTlsFilesException(
                    files.key() + " holds no private key; expected -----BEGIN PRIVATE KEY-----");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        return switch (block.group(1)) {
            case "PRIVATE KEY" -> parse(new PKCS8EncodedKeySpec(der), files);
            case "ENCRYPTED PRIVATE KEY" -> parse(decrypt(der, files), files);
            default -> throw notPkcs8(files, "a " + block.group(1));
        };
    }

    private static BadTlsFilesException notPkcs8(TlsFiles files, String what) {
        return new BadTlsFilesException(
                files.key()
                        + " holds "
                        + what
                        + "; expected PKCS #8: openssl pkcs8 -topk8 -nodes -in old.pem -out new.pem");
    }

    private static PKCS8EncodedKeySpec decrypt(byte[] der, TlsFiles files)
            throws BadTlsFilesException {
        String password = files.password();
        if (password == null) {
            throw new BadTlsFilesException(
                    files.key()
                            + " is encrypted; set TLS_KEY_PASSWORD, or store the key without encryption");
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // For PBES2 the name of the algorithm is that of its parameters.
            String algorithm =
                    info.getAlgParameters() == null
                            ? info.getAlgName()
                            : info.getAlgParameters().toString();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm)
                            .generateSecret(new PBEKeySpec(password.toCharArray())),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new BadTlsFilesException(
                    files.key()
                            + " is encrypted in a way that Java does not know; expected AES:"
                            + " openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.pem -out new.pem");
        } catch (GeneralSecurityException e) {
            throw new BadTlsFilesException(
                    files.key() + " cannot be decrypted with the password of TLS_KEY_PASSWORD");
        }
    }

    private static PrivateKey parse(PKCS8EncodedKeySpec spec, TlsFiles files)
            throws BadTlsFilesException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                // It may be one of the next kind.
            }
        }
        throw new BadTlsFilesException(
                files.key() + " holds no key of a known kind; allowed: RSA, EC, Ed25519");
    }
}
