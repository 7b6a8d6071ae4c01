"""What lets a site be found and followed: icon, robots.txt, sitemap, feed of releases."""
