package org.taizhang.probes;

import com.dd.plist.NSDictionary;
import com.dd.plist.PropertyListFormatException;
import com.dd.plist.PropertyListParser;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import net.dongliu.apk.parser.ApkFile;
import net.dongliu.apk.parser.exception.ParserException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * What an app says of itself: an APK by its manifest, an IPA by the {@code Info.plist} of its bundle.
 *
 * @param platform android or ios
 * @param build the number of the version: versionCode, CFBundleVersion
 */
record AppPackage(String platform, String name, String version, String build) {
    private static final int MANIFEST = 16 << 20;
    private static final int RESOURCES = 128 << 20;
    private static final int PLIST = 1 << 20;
    private static final String NONE = "What is downloaded is no app";
    private static final Pattern INFO = Pattern.compile("Payload/[^/]+\\.app/Info\\.plist");

    static AppPackage of(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = zip.getEntry("AndroidManifest.xml");
            if (manifest != null) {
                bounded(zip, manifest, MANIFEST);
                var resources = zip.getEntry("resources.arsc");
                if (resources != null) bounded(zip, resources, RESOURCES);
                return apk(file);
            }
            var info = zip.stream()
                    .filter(entry -> INFO.matcher(entry.getName()).matches())
                    .findFirst();
            if (info.isEmpty()) throw new Failed(NONE + ", but another archive");
            return ipa(bounded(zip, info.get(), PLIST));
        } catch (ZipException e) {
            throw new Failed(NONE + ": " + e.getMessage());
        }
    }

    /** What unpacks to more than an app has there is refused before anything keeps it in memory. */
    private static byte[] bounded(ZipFile zip, ZipEntry entry, int limit) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            if (limit <= PLIST) {
                var bytes = in.readNBytes(limit + 1);
                if (bytes.length <= limit) return bytes;
            } else if (in.skip(limit + 1L) <= limit) return new byte[0];
        }
        throw new Failed("The " + entry.getName() + " of the app is larger than " + (limit >> 20) + " MiB");
    }

    private static AppPackage apk(Path file) throws IOException {
        try (var apk = new ApkFile(file.toFile())) {
            var meta = apk.getApkMeta();
            if (meta.getPackageName() == null) throw new Failed("The manifest of the app names no package");
            return new AppPackage(
                    "android", meta.getPackageName(), text(meta.getVersionName()), text(meta.getVersionCode()));
        } catch (ParserException | BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Failed("The manifest of the app cannot be read");
        }
    }

    private static AppPackage ipa(byte[] plist) throws IOException {
        try {
            if (!(PropertyListParser.parse(plist) instanceof NSDictionary info))
                throw new Failed("The Info.plist of the app is no dictionary");
            var name = value(info, "CFBundleIdentifier");
            if (name.isEmpty()) throw new Failed("The Info.plist of the app names no bundle");
            return new AppPackage(
                    "ios", name, value(info, "CFBundleShortVersionString"), value(info, "CFBundleVersion"));
        } catch (PropertyListFormatException
                | ParseException
                | ParserConfigurationException
                | SAXException
                | RuntimeException e) {
            throw new Failed("The Info.plist of the app cannot be read");
        }
    }

    private static String value(NSDictionary info, String key) {
        return Optional.ofNullable(info.objectForKey(key)).map(Object::toString).orElse("");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
