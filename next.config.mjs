import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The Express edge has already capped every body; Next must not cut one off silently below that cap.
  experimental: { serverActions: { bodySizeLimit: '60mb' }, proxyClientMaxBodySize: '60mb' },
  images: { unoptimized: true },
  // Chinese pages stand at the root, English ones below /en; inside, both are src/app/(site)/[lang]. Other spellings of an address are
  // led to the one by the edge (src/server/edge/one-address.ts).
  // Programs that ask for JSON get it at the address of the page, too.
  rewrites: async () => [
    ...['', '/en'].map((root) => ({
      source: `${root}/verify/:code`,
      has: [{ type: 'header', key: 'accept', value: '(?!.*text/html).*application/json.*' }],
      destination: '/api/verify/:code',
    })),
    { source: '/', destination: '/zh' },
    { source: '/:path((?!(?:api|admin|assets|en|zh|_next)(?:/|$)).*)', destination: '/zh/:path' },
  ],
  // Types are checked once, by `npm run typecheck`, tests and scripts included.
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config)
