package dev.cordon.range.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate authority that every client of the range has to trust, and nobody else should. */
final class Authority {
    private static final X500Name NAME = new X500Name("CN=Cordon range CA,O=Cordon range (simulated Azure)");
    private static final Duration LIFETIME = Duration.ofDays(3650);
    // Apple's and Chromium's clients refuse server certificates that live longer than 398 days.
    private static final Duration SERVER_LIFETIME = Duration.ofDays(397);
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final Identity self;

    private Authority(Identity self) {
        this.self = self;
    }

    /** Opens the authority kept in a folder, creating it where there is none or it has expired. */
    static Authority open(Path folder, Instant now) {
        PemFile certificate = new PemFile(folder.resolve("ca.pem"));
        PemFile key = new PemFile(folder.resolve("ca-key.pem"));
        if (certificate.exists() && key.exists()) {
            Identity kept = new Identity(key.key(), certificate.certificate());
            if (!kept.expiresWithin(SERVER_LIFETIME, now)) {
                return new Authority(kept);
            }
        }
        Authority created = new Authority(create(now));
        key.write(created.self.key(), "rw-------");
        certificate.write(created.self.certificate(), "rw-r--r--");
        return created;
    }

    Identity self() {
        return self;
    }

    /** Whether a certificate was signed by this authority and names all the range's names. */
    boolean vouchesFor(Identity server) {
        try {
            server.certificate().verify(self.certificate().getPublicKey());
            var names = new JcaX509CertificateHolder(server.certificate())
                    .getExtension(Extension.subjectAlternativeName)
                    .getParsedValue();
            return ServerNames.asGeneralNames().equals(GeneralNames.getInstance(names));
        } catch (GeneralSecurityException signedByAnother) {
            return false;
        }
    }

    /** Issues a certificate for the range's names. */
    Identity issueServerIdentity(Instant now) {
        KeyPair pair = newKeyPair();
        X509v3CertificateBuilder builder =
                builder(new X500Name("CN=localhost,O=Cordon range"), pair.getPublic(), now, SERVER_LIFETIME);
        try {
            var extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectAlternativeName, false, ServerNames.asGeneralNames())
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            extensions.createSubjectKeyIdentifier(pair.getPublic()))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            extensions.createAuthorityKeyIdentifier(self.certificate()));
            return sign(builder, pair, self.key());
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException("The range's certificate could not be issued", impossible);
        }
    }

    private static Identity create(Instant now) {
        KeyPair pair = newKeyPair();
        X509v3CertificateBuilder builder = builder(NAME, pair.getPublic(), now, LIFETIME);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The range's CA could not be created", impossible);
        }
        return sign(builder, pair, pair.getPrivate());
    }

    private static X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant now, Duration lifetime) {
        return new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(lifetime)),
                subject,
                key);
    }

    private static Identity sign(X509v3CertificateBuilder builder, KeyPair pair, PrivateKey issuer) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(issuer);
            return new Identity(
                    pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException("The range's certificate could not be signed", impossible);
        }
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JVM has no RSA", impossible);
        }
    }
}
