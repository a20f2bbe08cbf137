import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The Express edge has already capped every body; Next must not cut one off silently below that cap.
  experimental: { serverActions: { bodySizeLimit: '60mb' }, proxyClientMaxBodySize: '60mb' },
  images: { unoptimized: true },
  // Types are checked once, by `npm run typecheck`, tests and scripts included.
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config)
