package org.taizhang.probes.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of a test's own, and the servers' certificates it issues. */
public final class Authority {
    private static final String PASSWORD = "changeit";
    private static final KeyStore.PasswordProtection PROTECTION =
            new KeyStore.PasswordProtection(PASSWORD.toCharArray());

    private final Path file;

    public Authority(Path folder) throws IOException, InterruptedException {
        file = folder.resolve("keys.p12");
        alone("ca", "-dname", "CN=Authority", "-ext", "bc:c", "-validity", "400");
    }

    /** What believes this authority alone. */
    public KeyStore believed() throws IOException, GeneralSecurityException {
        var authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("ca", keys().getCertificate("ca"));
        return authorities;
    }

    public void issue(String alias, String... options) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("-dname", "CN=" + alias, "-signer", "ca", "-signerkeypass", PASSWORD));
        all.addAll(List.of(options));
        alone(alias, all.toArray(String[]::new));
    }

    /** A certificate that signs itself. */
    public void alone(String alias, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** What a server shows itself with. */
    public SSLContext context(String alias) throws IOException, GeneralSecurityException {
        var own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setEntry(alias, keys().getEntry(alias, PROTECTION), PROTECTION);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** SHA-256 of the certificate. */
    public byte[] digest(String alias) throws IOException, GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256")
                .digest(keys().getCertificate(alias).getEncoded());
    }

    /** Key and chain as other programs read them. */
    public Path pem(String alias) throws IOException, GeneralSecurityException {
        var keys = keys();
        var text = new StringBuilder(
                pem("PRIVATE KEY", keys.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
        for (var certificate : keys.getCertificateChain(alias))
            text.append(pem("CERTIFICATE", certificate.getEncoded()));
        return Files.writeString(file.resolveSibling(alias + ".pem"), text);
    }

    private static String pem(String what, byte[] content) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }
}
