# The channel server in an image of its own. Build and push: server/README.md, "Container".

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -q -pl server -am package -DskipTests
# The run-time image: only the modules that the server needs (a test keeps the list honest).
RUN jlink --add-modules "$(paste -sd, server/jlink-modules.txt)" \
      --strip-debug --no-header-files --no-man-pages --compress zip-6 --output /opt/java
# Native code is taken out of its jar here, as the root file system of a container may be read-only.
RUN mkdir -p /opt/server/native \
    && cp server/target/signalbox-server-*.jar server/target/lib/*.jar /opt/server/ \
    && case "$(uname -m)" in aarch64) arch=aarch_64 ;; *) arch=x86_64 ;; esac \
    && jar -xf /opt/server/netty-transport-native-epoll-*-linux-"$arch".jar --dir /opt/server/native META-INF/native \
    && mv /opt/server/native/META-INF/native/*.so /opt/server/native/ \
    && rm -r /opt/server/native/META-INF

# glibc and certificates, a user without rights, no shell.
FROM gcr.io/distroless/base-nossl-debian12:nonroot
COPY --from=build /opt/java /opt/java
COPY --from=build /opt/server /opt/server
USER 65532:65532
ENV SOCKET_HOST=0.0.0.0 SOCKET_PORT=3000 LOG_FORMAT=json
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=15s --retries=3 \
  CMD ["/opt/java/bin/java", "-XX:TieredStopAtLevel=1", "-cp", "/opt/server/*", "io.signalbox.server.ServerMain", "--health"]
ENTRYPOINT ["/opt/java/bin/java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", \
  "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "-Djava.library.path=/opt/server/native", \
  "-cp", "/opt/server/*", "io.signalbox.server.ServerMain"]
