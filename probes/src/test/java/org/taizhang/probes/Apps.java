package org.taizhang.probes;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSDictionary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages as the stores have them, as small as they can be. */
final class Apps {
    private static final int STRING = 0x03;
    private static final int INTEGER = 0x10;

    private Apps() {}

    static byte[] apk(String name, int versionCode, String versionName) throws IOException {
        return zip(
                Map.of("AndroidManifest.xml", manifest(name, versionCode, versionName), "classes.dex", new byte[100]));
    }

    static byte[] ipa(byte[] plist) throws IOException {
        return zip(
                Map.of("Payload/Gov.app/Info.plist", plist, "Payload/Gov.app/Sub.bundle/Info.plist", new byte[] {1}));
    }

    static byte[] plist(String bundle, String version, String build) throws IOException {
        var info = new NSDictionary();
        info.put("CFBundleIdentifier", bundle);
        info.put("CFBundleShortVersionString", version);
        info.put("CFBundleVersion", build);
        return BinaryPropertyListWriter.writeToArray(info);
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** {@code <manifest package= android:versionCode= android:versionName=/>} in Android's binary XML. */
    private static byte[] manifest(String name, int versionCode, String versionName) {
        var strings = new String[] {
            "versionCode",
            "versionName",
            "package",
            "manifest",
            "android",
            "http://schemas.android.com/apk/res/android",
            name,
            versionName
        };
        var pool = pool(strings);
        var xml = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        xml.putInt(0x00080003).putInt(0);
        xml.put(pool);
        // The resource ids of the two attributes of Android's own.
        xml.putInt(0x00080180).putInt(16).putInt(0x0101021b).putInt(0x0101021c);
        node(xml, 0x0100, 24).putInt(4).putInt(5);
        node(xml, 0x0102, 36 + 3 * 20)
                .putInt(-1)
                .putInt(3)
                .putInt(0x00140014)
                .putInt(3)
                .putInt(0);
        attribute(xml, 5, 0, -1, INTEGER, versionCode);
        attribute(xml, 5, 1, 7, STRING, 7);
        attribute(xml, -1, 2, 6, STRING, 6);
        node(xml, 0x0103, 24).putInt(-1).putInt(3);
        node(xml, 0x0101, 24).putInt(4).putInt(5);
        xml.putInt(4, xml.position());
        return Arrays.copyOf(xml.array(), xml.position());
    }

    private static ByteBuffer node(ByteBuffer xml, int type, int size) {
        return xml.putInt(0x00100000 | type).putInt(size).putInt(1).putInt(-1);
    }

    private static void attribute(ByteBuffer xml, int namespace, int name, int raw, int type, int data) {
        xml.putInt(namespace).putInt(name).putInt(raw).putInt(type << 24 | 8).putInt(data);
    }

    private static byte[] pool(String... strings) {
        var chunk = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        chunk.putInt(0x001c0001).putInt(0).putInt(strings.length).putInt(0).putInt(0);
        chunk.putInt(28 + 4 * strings.length).putInt(0);
        var text = ByteBuffer.allocate(1536).order(ByteOrder.LITTLE_ENDIAN);
        for (var string : strings) {
            chunk.putInt(text.position());
            text.putShort((short) string.length());
            text.put(string.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
        }
        while (text.position() % 4 != 0) text.put((byte) 0);
        chunk.put(text.array(), 0, text.position());
        chunk.putInt(4, chunk.position());
        return Arrays.copyOf(chunk.array(), chunk.position());
    }
}
