package org.taizhang.ledger.gm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.ledger.note.CannotSign;
import org.taizhang.ledger.note.Ed25519KeyFile;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.note.SignerSetting;

/** Our own verifying of SM2 against BouncyCastle's signing and the other way round. */
class Sm2Test {
    private static final BigInteger ORDER =
            new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);
    private static final byte[] TEXT = "log\n1\nB6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3/TgZuFTA=\n".getBytes(UTF_8);
    private static final String PASSWORD = "long enough";

    @TempDir
    private Path folder;

    @Test
    void verifiesTheExampleOfTheStandard() {
        var key = Key.sm2(
                "log",
                HexFormat.of()
                        .parseHex("0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                                + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"));
        var signature = HexFormat.of()
                .parseHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                        + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
        assertThat(key.verifier().verify("message digest".getBytes(UTF_8), signature))
                .isTrue();
        assertThat(key.verifier().verify("message digesT".getBytes(UTF_8), signature))
                .isFalse();
    }

    @Test
    void verifiesWhatBouncyCastleSignsAndAgreesWithItOnEveryFlippedBit() throws Exception {
        var pair = pair();
        var signer = signer(pair);
        var signature = signer.sign(TEXT);
        assertThat(signature).hasSize(64);
        assertThat(signer.verifier().verify(TEXT, signature)).isTrue();
        assertThat(bouncyCastle(pair, TEXT, signature)).isTrue();
        for (var bit = 0; bit < 8 * signature.length; bit++) {
            var changed = flipped(signature, bit);
            assertThat(signer.verifier().verify(TEXT, changed))
                    .as("bit %d", bit)
                    .isFalse();
        }
        for (var bit = 0; bit < 8 * TEXT.length; bit += 5)
            assertThat(signer.verifier().verify(flipped(TEXT, bit), signature))
                    .as("bit %d", bit)
                    .isFalse();
        var encoded = signer.key().encoded();
        var point = Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
        for (var bit = 8; bit < 8 * point.length; bit += 5) {
            var other = Key.sm2("log", flipped(point, bit));
            assertThatExceptionOfType(NoteRefused.Malformed.class)
                    .as("a changed point is off the curve")
                    .isThrownBy(other::verifier);
        }
    }

    @Test
    void agreesWithBouncyCastleOnManyKeysAndTexts() throws Exception {
        var random = new Random(3);
        for (var i = 0; i < 40; i++) {
            var pair = pair();
            var signer = signer(pair);
            var text = new byte[random.nextInt(300)];
            random.nextBytes(text);
            var signature = signer.sign(text);
            var other = i % 2 == 0 ? text : flipped(signature, random.nextInt(512));
            assertThat(signer.verifier().verify(other, signature))
                    .isEqualTo(bouncyCastle(pair, other, signature))
                    .isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void refusesNumbersOutOfRange() throws Exception {
        var signer = signer(pair());
        var signature = signer.sign(TEXT);
        var r = new BigInteger(1, signature, 0, 32);
        var s = new BigInteger(1, signature, 32, 32);
        var verifier = signer.verifier();
        assertThat(verifier.verify(TEXT, joined(r, s))).isTrue();
        assertThat(verifier.verify(TEXT, joined(BigInteger.ZERO, s))).isFalse();
        assertThat(verifier.verify(TEXT, joined(r, BigInteger.ZERO))).isFalse();
        assertThat(verifier.verify(TEXT, joined(ORDER, s))).isFalse();
        assertThat(verifier.verify(TEXT, joined(r, ORDER))).isFalse();
        assertThat(verifier.verify(TEXT, joined(r, ORDER.subtract(r))))
                .as("the sum of both is 0")
                .isFalse();
        assertThat(verifier.verify(TEXT, joined(r, ORDER.subtract(s)))).isFalse();
        assertThat(verifier.verify(TEXT, Arrays.copyOf(signature, 63))).isFalse();
        assertThat(verifier.verify(TEXT, Arrays.copyOf(signature, 65))).isFalse();
        assertThat(verifier.verify(TEXT, new byte[0])).isFalse();
    }

    @Test
    void standsOnACheckpointBesideEd25519() throws Exception {
        var ed25519 = ed25519();
        var sm2 = folder.resolve("sm2.key");
        var key = Sm2KeyFile.create(sm2, "log.example");
        assertThat(Files.readString(sm2)).startsWith("PRIVATE+KEY+log.example+");
        var signer = open("sm2:" + sm2);
        assertThat(signer.key()).isEqualTo(key);
        var note = SignedNote.sign(new String(TEXT, UTF_8), List.of(ed25519, signer));
        assertThat(SignedNote.open(note.bytes(), List.of(ed25519.verifier())).verifiedBy())
                .hasSize(1);
        assertThat(SignedNote.open(note.bytes(), List.of(Key.parse(key.vkey()).verifier(), ed25519.verifier()))
                        .verifiedBy())
                .hasSize(2);
    }

    @Test
    void refusesTheKeyFileOfAnotherKind() throws Exception {
        var file = folder.resolve("log.key");
        Ed25519KeyFile.create(file, "log.example");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open("sm2:" + file))
                .withMessage("Key file " + file + " cannot be used: it holds no SM2 key of 32 bytes");
        var sm2 = folder.resolve("sm2.key");
        Sm2KeyFile.create(sm2, "log.example");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open("file:" + sm2))
                .withMessage("Key file " + sm2 + " cannot be used: it holds no Ed25519 key of 32 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54122"})
    void refusesAPrivateKeyOutOfRange(String number) {
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> Sm2Keys.open("log", new BigInteger(number, 16)));
        assertThat(Sm2Keys.open("log", Sm2Keys.LARGEST).verifier()).isNotNull();
    }

    @Test
    void signsWithAKeyInAKeyStore() throws Exception {
        var pair = pair();
        var file = stored(pair, "SM3withSM2");
        var signer = open("sm2-pkcs12:" + file + "?alias=log");
        assertThat(signer.key()).isEqualTo(Sm2Keys.open("log.example", pair.getPublic()));
        assertThat(SignedNote.sign("text\n", List.of(signer)).signatures()).hasSize(1);
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> SignerSetting.parse("sm2-pkcs12:" + file).open("log.example", "wrong".toCharArray()))
                .withMessageStartingWith("Key store " + file + " cannot be opened: ");
    }

    @Test
    void refusesAKeyOnAnotherCurve() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC", Sm2Keys.PROVIDER);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var file = stored(generator.generateKeyPair(), "SHA256withECDSA");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open("sm2-pkcs12:" + file))
                .withMessage("Key store " + file + " cannot be used: it is not a key on the curve sm2p256v1");
    }

    private NoteSigner ed25519() {
        var file = folder.resolve("ed25519.key");
        Ed25519KeyFile.create(file, "log.example");
        return open("file:" + file);
    }

    private Path stored(KeyPair pair, String algorithm)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var name = new X500Principal("CN=log");
        var until = Date.from(Instant.now().plusSeconds(86_400));
        var certificate = new JcaX509CertificateConverter()
                .setProvider(Sm2Keys.PROVIDER)
                .getCertificate(
                        new JcaX509v3CertificateBuilder(name, BigInteger.ONE, new Date(), until, name, pair.getPublic())
                                .build(new JcaContentSignerBuilder(algorithm)
                                        .setProvider(Sm2Keys.PROVIDER)
                                        .build(pair.getPrivate())));
        var store = KeyStore.getInstance("PKCS12", Sm2Keys.PROVIDER);
        store.load(null, null);
        store.setKeyEntry("log", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        var file = folder.resolve("log.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static NoteSigner open(String setting) {
        return SignerSetting.parse(setting).open("log.example", PASSWORD.toCharArray());
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC", Sm2Keys.PROVIDER);
        generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        return generator.generateKeyPair();
    }

    private static Sm2Signer signer(KeyPair pair) {
        return new Sm2Signer(Sm2Keys.open("log", pair.getPublic()), pair.getPrivate(), Sm2Keys.PROVIDER);
    }

    private static boolean bouncyCastle(KeyPair pair, byte[] text, byte[] signature)
            throws GeneralSecurityException, IOException {
        var numbers = PlainDSAEncoding.INSTANCE.decode(ORDER, signature);
        var verifying = Signature.getInstance("SM3withSM2", Sm2Keys.PROVIDER);
        verifying.initVerify(pair.getPublic());
        verifying.update(text);
        return verifying.verify(StandardDSAEncoding.INSTANCE.encode(ORDER, numbers[0], numbers[1]));
    }

    private static byte[] joined(BigInteger r, BigInteger s) {
        return HexFormat.of().parseHex(String.format("%064x%064x", r, s));
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        return changed;
    }
}
