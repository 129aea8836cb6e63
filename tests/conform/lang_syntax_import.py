# A misspelt import
import asyncio from sleep
