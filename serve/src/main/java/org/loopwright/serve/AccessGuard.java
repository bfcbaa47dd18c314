package org.loopwright.serve;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * Lets in who started the server and nobody else: the host must be the loopback interface by its
 * own names (a page elsewhere cannot make its name mean it), a page must be this server's own, and
 * whatever is not reading needs the token that only the address printed at the start has.
 */
final class AccessGuard {
  static final String TOKEN = "X-Loopwright-Token";

  private static final int TOKEN_BYTES = 24;
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final String token;

  AccessGuard() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    token = HexFormat.of().formatHex(random);
  }

  String token() {
    return token;
  }

  /** Throws unless the request may be done. */
  void check(Context request) {
    if (!isHere(request.host())) {
      throw forbidden("this server answers for 127.0.0.1 and localhost only");
    }
    String origin = request.header("Origin");
    if (origin != null && !isOwn(origin, request.host())) {
      throw forbidden("a page from elsewhere may not use this server");
    }
    String site = request.header("Sec-Fetch-Site");
    if (site != null && site.equals("cross-site")) {
      throw forbidden("a page from elsewhere may not use this server");
    }
    if (!READING.contains(request.method().name())) {
      requireToken(request);
    }
  }

  private void requireToken(Context request) {
    String given = request.header(TOKEN);
    if (given == null || !MessageDigest.isEqual(bytes(given), bytes(token))) {
      throw forbidden(
          "the header "
              + TOKEN
              + " is missing or wrong; it is the part after #token= of the address that 'loopwright"
              + " serve' prints");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isHere(String host) {
    return host != null && HOSTS.contains(host.replaceFirst(":\\d+$", ""));
  }

  /** Whether a page of an origin was served by this server: same host, same port. */
  private static boolean isOwn(String origin, String host) {
    try {
      return host.equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static RefusedRequest forbidden(String why) {
    return new RefusedRequest(RefusedRequest.FORBIDDEN, why);
  }
}
