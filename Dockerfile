# One image for the server and the workers: `docker compose up` starts both.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json build.js ./
RUN npm ci --ignore-scripts && npm rebuild esbuild
COPY . .
RUN node build.js && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
# prlimit (util-linux) guards the processes that read untrusted files; it comes with the base image.
ENV NODE_ENV=production BAREME_HOST=0.0.0.0 BAREME_DATA=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/rubrics ./rubrics
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Signals go straight to the service, which hands its running copies back.
ENTRYPOINT ["node", "bin/bareme.js"]
CMD ["serve"]
