package org.taizhang.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
    private static final String OF_THE_SPECIFICATION =
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    @Test
    void readsTheKeyOfTheSpecification() {
        var key = Key.parse(OF_THE_SPECIFICATION);
        assertThat(key.name()).isEqualTo("example.com/foo");
        assertThat(key.id()).isEqualTo(0x530d903a);
        assertThat(key.vkey()).isEqualTo(OF_THE_SPECIFICATION);
        assertThat(key.verifier().key()).isEqualTo(key);
    }

    @Test
    void derivesThePublicKeyOfASeedAsGoDoes() {
        assertThat(Keys.golden().key().vkey())
                .isEqualTo("ledger.example/golden+3108bca7+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
    }

    @Test
    void theFingerprintIsTheHashOfTheBytesInBase64() throws GeneralSecurityException {
        var key = Key.parse(OF_THE_SPECIFICATION);
        assertThat(key.fingerprint())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(key.encoded())));
    }

    @Test
    void theIdOfAnEcdsaKeyIsTheHashOfItsDer() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var der = generator.generateKeyPair().getPublic().getEncoded();
        var key = Key.parse("log+" + HexFormat.of().formatHex(sha256(der), 0, 4) + "+" + Strict.base64(typed(2, der)));
        assertThat(key.encoded()).startsWith(2).endsWith(der);
    }

    @Test
    void takesAnyTypeButVerifiesOnlyThoseItKnows() {
        var postQuantum = new Key("witness", typed(6, new byte[1312]));
        assertThat(Key.parse(postQuantum.vkey())).isEqualTo(postQuantum);
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(postQuantum::verifier)
                .withMessage("The key of witness is of the unknown type 06");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+30d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k ",
                "example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
                "example.com/foo+530d903a+",
                "example.com/foo+530d903a+AQ==",
            })
    void refusesWhatIsNoPublicKey(String vkey) {
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> Key.parse(vkey));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a+b",
                "a\tb",
                "a\u00a0b",
                "a\u0085b",
                "a\u2003b",
                "a\u3000b",
                "a\nb",
                "a\u0001",
                "\ud800"
            })
    void refusesNamesThatWouldNotSurviveInANote(String name) {
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> Key.ed25519(name, new byte[32]));
    }

    @Test
    void refusesKeysOfTheWrongLengthOrCurve() throws GeneralSecurityException {
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> Key.ed25519("log", new byte[31]));
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> Key.cosignature("w", new byte[33]));
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> Key.sm2("log", new byte[65]));
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        var p384 = generator.generateKeyPair().getPublic();
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> Key.of("log", p384));
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> Key.of("log", rsa));
        var ed448 = KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPublic();
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> Key.of("log", ed448));
    }

    @Test
    void repeatsNoPrivateKeyThatWasTakenForAPublicOne() {
        var secret = "AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> Key.parse("PRIVATE+KEY+ledger.example/golden+3108bca7+" + secret))
                .withMessage("This is a private key: it belongs in a key file and nowhere else");
    }

    @Test
    void anSm2KeyIsAPointOfTheCurve() {
        var point = new byte[65];
        Arrays.fill(point, (byte) 4);
        var key = Key.sm2("log", point);
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(key::verifier);
    }

    private static byte[] typed(int type, byte[] key) {
        var encoded = new byte[1 + key.length];
        encoded[0] = (byte) type;
        System.arraycopy(key, 0, encoded, 1, key.length);
        return encoded;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
