import '../style/screen.css'
import { createApp } from 'vue'
import App from './App.vue'
import { boardTheme } from './board_theme'

document.documentElement.className = boardTheme(location.search, innerWidth, innerHeight).classes
createApp(App).mount('#app')
